package dev.polyflux.core.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

final class FluxIterationTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static Reply.Ok element(long value) {
        return new Reply.Ok(value);
    }

    @Test
    void givesEveryElementInOrderAndCompletes() {
        FakeIterator iterator = FakeIterator.of(3);
        StepVerifier.create(iterator.flux())
                .expectNext(element(0), element(1), element(2))
                .expectComplete()
                .verify(LIMIT);
        assertThat(iterator.asked).containsExactly("next", "next", "next", "next");
    }

    @Test
    void anIteratorWithoutElementsCompletesAtOnce() {
        StepVerifier.create(FakeIterator.of(0).flux()).expectComplete().verify(LIMIT);
    }

    @Test
    void nothingIsAskedBeforeItIsRequested() {
        FakeIterator iterator = FakeIterator.of(3);
        StepVerifier.create(iterator.flux(), 0)
                .expectSubscription()
                .then(() -> assertThat(iterator.asked).isEmpty())
                .thenRequest(1)
                .expectNext(element(0))
                .then(() -> assertThat(iterator.asked).containsExactly("next"))
                .thenRequest(2)
                .expectNext(element(1), element(2))
                .then(() -> assertThat(iterator.asked).hasSize(3))
                .thenRequest(1)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void theEndOfWhatHasALengthComesWithItsLastElement() {
        FakeIterator iterator = FakeIterator.of(3);
        StepVerifier.create(iterator.sized(), 0)
                .expectSubscription()
                .then(() -> assertThat(iterator.asked).isEmpty())
                .thenRequest(1)
                .expectNext(element(0))
                .then(() -> assertThat(iterator.asked).hasSize(2))
                .thenRequest(2)
                .expectNext(element(1), element(2))
                .expectComplete()
                .verify(LIMIT);
        assertThat(iterator.asked).containsExactly("next", "next", "next", "next");
    }

    @Test
    void anErrorBehindTheLastElementIsToldWithoutDemand() {
        ClosedException error = new ClosedException("gone");
        StepVerifier.create(
                        FluxIteration.ofSized(FakeIterator.breaking(1, error).ref(), Mono::just), 1)
                .expectNext(element(0))
                .expectErrorMatches(error::equals)
                .verify(LIMIT);
    }

    @Test
    void anElementThatIsThereWhenItIsCancelledIsDiscarded() {
        FakeIterator iterator = FakeIterator.of(3);
        List<Object> discarded = new ArrayList<>();
        BaseSubscriber<Reply.Ok> subscriber = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
                subscription.request(1);
            }
        };
        iterator.sized().doOnDiscard(Reply.Ok.class, discarded::add).subscribe(subscriber);
        subscriber.cancel();
        assertThat(discarded).containsExactly(element(1));
        assertThat(iterator.asked).containsExactly("next", "next", "close");
    }

    @Test
    void whatHasALengthIsTakenAtAnyPace() {
        assertThat(FakeIterator.of(10_000)
                        .sized()
                        .limitRate(7)
                        .publishOn(Schedulers.parallel(), 3)
                        .collectList()
                        .block(LIMIT))
                .isEqualTo(LongStream.range(0, 10_000)
                        .mapToObj(FluxIterationTest::element)
                        .toList());
    }

    @Test
    void oneElementIsAskedForAtATimeHoweverManyAreRequested() {
        FakeIterator iterator = FakeIterator.slow(2);
        StepVerifier.create(iterator.flux())
                .then(() -> assertThat(iterator.asked).hasSize(1))
                .then(iterator::arrive)
                .expectNext(element(0))
                .then(() -> assertThat(iterator.asked).hasSize(2))
                .then(iterator::arrive)
                .expectNext(element(1))
                .then(iterator::arrive)
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void aMillionElementsNeedNoDeepStack() {
        assertThat(FakeIterator.of(1_000_000).flux().count().block(LIMIT)).isEqualTo(1_000_000);
    }

    @Test
    void requestsFromWithinAnElementAreHonoured() {
        FakeIterator iterator = FakeIterator.of(100_000);
        List<Reply> seen = new ArrayList<>();
        iterator.flux().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
                subscription.request(1);
            }

            @Override
            protected void hookOnNext(Reply.Ok element) {
                seen.add(element);
                request(1);
            }
        });
        assertThat(seen).hasSize(100_000);
    }

    @Test
    void cancellingClosesTheIterator() {
        FakeIterator iterator = FakeIterator.of(3);
        StepVerifier.create(iterator.flux(), 1)
                .expectNext(element(0))
                .thenCancel()
                .verify(LIMIT);
        assertThat(iterator.asked).containsExactly("next", "close");
    }

    @Test
    void cancellingWithinAnElementClosesOnce() {
        FakeIterator iterator = FakeIterator.of(10);
        assertThat(iterator.flux().take(2).collectList().block(LIMIT)).containsExactly(element(0), element(1));
        assertThat(iterator.asked).containsExactly("next", "next", "close");
    }

    @Test
    void cancellingBeforeAnythingIsRequestedCloses() {
        FakeIterator iterator = FakeIterator.of(3);
        StepVerifier.create(iterator.flux(), 0)
                .expectSubscription()
                .thenCancel()
                .verify(LIMIT);
        assertThat(iterator.asked).containsExactly("close");
    }

    @Test
    void anElementOnItsWayWhenCancelledIsRecalledAndTheIteratorClosed() {
        FakeIterator iterator = FakeIterator.slow(3);
        List<Object> given = new ArrayList<>();
        iterator.flux().subscribe(given::add).dispose();
        assertThat(iterator.asked).containsExactly("next", "recall", "close");
        iterator.arrive();
        assertThat(given).isEmpty();
        assertThat(iterator.asked).containsExactly("next", "recall", "close");
    }

    @Test
    void anIteratorThatEndsAfterItWasCancelledIsClosedOnce() {
        FakeIterator iterator = FakeIterator.slow(0);
        iterator.flux().subscribe(element -> {}).dispose();
        iterator.arrive();
        assertThat(iterator.asked).containsExactly("next", "recall", "close");
    }

    @Test
    void anErrorOfTheIteratorEndsTheStream() {
        ClosedException error = new ClosedException("gone");
        FakeIterator iterator = FakeIterator.breaking(1, error);
        StepVerifier.create(iterator.flux())
                .expectNext(element(0))
                .expectErrorMatches(error::equals)
                .verify(LIMIT);
        assertThat(iterator.asked).containsExactly("next", "next");
    }

    @Test
    void anElementThatDoesNotConvertEndsTheStreamAndClosesTheIterator() {
        ClosedException error = new ClosedException("does not fit");
        FakeIterator iterator = FakeIterator.of(3);
        StepVerifier.create(new FluxIteration<String>(iterator.ref(), element -> Mono.error(error)))
                .expectErrorMatches(error::equals)
                .verify(LIMIT);
        assertThat(iterator.asked).containsExactly("next", "close");
    }

    @Test
    void anErrorWhileClosingIsDropped() {
        OverflowException error = new OverflowException("cannot close");
        StepVerifier.create(FakeIterator.of(3).refusingToClose(error).flux(), 1)
                .expectNext(element(0))
                .thenCancel()
                .verifyThenAssertThat(LIMIT)
                .hasDroppedErrorMatching(error::equals);
    }

    @Test
    void thatTheOwnerIsClosedIsNoNewsWhileClosing() {
        ClosedException error = new ClosedException("stats is closed");
        StepVerifier.create(FakeIterator.of(3).refusingToClose(error).flux(), 1)
                .expectNext(element(0))
                .thenCancel()
                .verifyThenAssertThat(LIMIT)
                .hasNotDroppedErrors();
    }

    @Test
    void whatAClosedRealmIteratedOverIsClosedWithIt() {
        ClosedException gone = new ClosedException("the realm is closed");
        StepVerifier.create(FakeIterator.of(3).refusingToClose(gone).flux(), 1)
                .expectNext(element(0))
                .thenCancel()
                .verifyThenAssertThat(LIMIT)
                .hasNotDroppedErrors();
    }

    @Test
    void aRequestOfNothingIsAnErrorAndClosesTheIterator() {
        FakeIterator iterator = FakeIterator.of(3);
        List<Throwable> errors = new ArrayList<>();
        iterator.flux().subscribe(new reactor.core.CoreSubscriber<>() {
            @Override
            public void onSubscribe(org.reactivestreams.Subscription subscription) {
                subscription.request(-1);
            }

            @Override
            public void onNext(Reply.Ok element) {
                throw new AssertionError("nothing was requested");
            }

            @Override
            public void onError(Throwable error) {
                errors.add(error);
            }

            @Override
            public void onComplete() {
                throw new AssertionError("nothing is complete");
            }
        });
        assertThat(errors)
                .singleElement()
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.THROWABLE)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThat(iterator.asked).containsExactly("close");
    }

    @Test
    void requestsAndAnswersOfSeveralThreadsLoseNothing() {
        assertThat(FakeIterator.of(50_000)
                        .flux()
                        .publishOn(Schedulers.parallel(), 3)
                        .collectList()
                        .block(LIMIT))
                .isEqualTo(LongStream.range(0, 50_000)
                        .mapToObj(FluxIterationTest::element)
                        .toList());
    }

    @Test
    void cancellingWhileAnotherThreadAsksClosesExactlyOnce() {
        for (int i = 0; i < 200; i++) {
            FakeIterator iterator = FakeIterator.of(Long.MAX_VALUE);
            TestPublisher<Boolean> stop = TestPublisher.create();
            var done = iterator.flux()
                    .subscribeOn(Schedulers.parallel())
                    .takeUntilOther(stop.flux())
                    .then()
                    .toFuture();
            while (iterator.asked.isEmpty()) {
                Thread.onSpinWait();
            }
            stop.emit(true);
            done.join();
            while (!iterator.asked.contains("close")) {
                Thread.onSpinWait();
            }
            assertThat(iterator.asked).filteredOn("close"::equals).hasSize(1);
            assertThat(iterator.asked).last().isEqualTo("close");
        }
    }
}
