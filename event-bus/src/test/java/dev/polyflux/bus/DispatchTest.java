package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

class DispatchTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private final Peer a = peers.start("a");
    private final Peer b = peers.start("b");

    @Test
    void sendsTheTrapOncePerSubscription() {
        AtomicInteger calls = new AtomicInteger();
        Ref function = b.function(argument -> calls.incrementAndGet());
        Mono<Reply> call = b.dispatch(function, 0);
        b.flush();
        assertThat(calls).hasValue(0);

        assertThat(call.block()).isEqualTo(new Reply.Ok(1));
        assertThat(call.block()).isEqualTo(new Reply.Ok(2));
    }

    @Test
    void repliesToAThreadOnTheOwnersLoop() {
        Mono<EventLoop> where = b.dispatch(b.echo(), 1).mapNotNull(reply -> EventLoop.current());

        assertThat(where.block()).isSameAs(b.loop);
    }

    @Test
    void repliesToALoopOnThatLoop() {
        Ref echo = b.echo();
        Mono<EventLoop> where = a.dispatch(echo, 1).mapNotNull(reply -> EventLoop.current());

        assertThat(where.subscribeOn(a.loop).block()).isSameAs(a.loop);
    }

    @Test
    void repliesToTheOwnersLoopInALaterTurn() {
        List<Object> order = new ArrayList<>();
        Ref note = a.function(order::add);

        a.run(() -> {
                    a.dispatch(note, "call").subscribe(reply -> order.add("reply"));
                    return order.add("after subscribing");
                })
                .join();
        a.untilQuiet();

        assertThat(order).containsExactly("after subscribing", "call", "reply");
    }

    @Test
    void settlesAPromise() {
        CompletableFuture<Reply> promise = new CompletableFuture<>();
        Mono<Reply> call = b.dispatch(b.echo(), promise);

        StepVerifier.create(call)
                .then(b::flush)
                .then(() -> b.loop.execute(() -> promise.complete(new Reply.Ok("settled"))))
                .expectNext(new Reply.Ok("settled"))
                .verifyComplete();
    }

    @Test
    void givesErrorsAsReplies() {
        Reply failure = new Reply.Err(new ConversionException("no"));

        StepVerifier.create(b.dispatch(b.function(argument -> failure), 1))
                .expectNext(failure)
                .verifyComplete();
    }

    @Test
    void repliesOnceThoughAPromiseSettlesTwice() {
        Peer twice = Peer.of(b.loop);
        RingEndpoint endpoint = new RingEndpoint("twice", b.loop, new Reflector() {
            @Override
            public Reply apply(Ref target, Trap trap) {
                return new Reply.Ok(1);
            }

            @Override
            public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
                whenSettled.accept(reply);
                whenSettled.accept(new Reply.Ok(2));
                return null;
            }
        });

        StepVerifier.create(endpoint.dispatch(twice.echo(), Peer.call(1)))
                .expectNext(new Reply.Ok(1))
                .expectComplete()
                .verifyThenAssertThat()
                .hasDropped(new Reply.Ok(2));
    }

    @Test
    void carriesWhatTheReflectorThrowsWhileSettling() {
        RingEndpoint endpoint = new RingEndpoint("failing", b.loop, new Reflector() {
            @Override
            public Reply apply(Ref target, Trap trap) {
                return new Reply.Ok(1);
            }

            @Override
            public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
                throw new IllegalStateException("no");
            }
        });

        StepVerifier.create(endpoint.dispatch(b.echo(), Peer.call(1)))
                .assertNext(reply -> assertThat(AwaitTest.errorOf(reply)).hasMessageContaining("no"))
                .verifyComplete();
    }

    @Test
    void waitsForDemand() {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        b.dispatch(b.echo(), 1).subscribe(new CoreSubscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(0);
                subscription.request(1);
            }

            @Override
            public void onNext(Reply reply) {
                ended.completeExceptionally(new AssertionError("got " + reply));
            }

            @Override
            public void onError(Throwable error) {
                ended.complete(error);
            }

            @Override
            public void onComplete() {
                ended.completeExceptionally(new AssertionError("completed"));
            }
        });

        assertThat(ended.join()).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("3.9");
    }

    @Test
    void whatIsCancelledBeforeItsOwnerBeginsIsNeverApplied() {
        AtomicInteger calls = new AtomicInteger();
        Ref function = b.function(argument -> calls.incrementAndGet());
        CountDownLatch release = b.block();

        b.dispatch(function, 0).subscribe().dispose();
        release.countDown();
        b.flush();

        assertThat(calls).hasValue(0);
    }

    @Test
    void theReplyOfWhatIsCancelledMeanwhileIsDropped() {
        List<Object> dropped = new ArrayList<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Ref function = b.function(argument -> {
            begun.countDown();
            Peer.awaitQuietly(release);
            return 1;
        });

        Disposable subscription = b.dispatch(function, 0)
                .contextWrite(Context.of("reactor.onNextDropped.local", (Consumer<Object>) dropped::add))
                .subscribe(reply -> dropped.add("delivered"));
        Peer.awaitQuietly(begun);
        subscription.dispose();
        release.countDown();
        b.flush();

        assertThat(dropped).containsExactly(new Reply.Ok(1));
    }

    @Test
    void aSubscriberThatThrowsIsToldApartFromAReflectorThatDoes() {
        List<Throwable> failures = new ArrayList<>();
        Peer c = peers.start("c", builder -> builder.onFailure(failures::add));

        c.dispatch(c.echo(), 1).subscribe(new CoreSubscriber<Reply>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(1);
            }

            @Override
            public void onNext(Reply reply) {
                throw new IllegalStateException("subscriber");
            }

            @Override
            public void onError(Throwable error) {
                failures.add(new AssertionError("the reflector is not to blame", error));
            }

            @Override
            public void onComplete() {}
        });
        c.flush();

        assertThat(failures).singleElement().satisfies(failure -> assertThat(failure)
                .hasStackTraceContaining("subscriber"));
    }

    @Test
    void keepsTheOrderOfManyInFlight() {
        List<Object> seen = new ArrayList<>();
        Ref note = b.function(seen::add);

        Flux.range(0, 20_000)
                .flatMap(i -> a.dispatch(note, i), 256)
                .then()
                .subscribeOn(a.loop)
                .block(Duration.ofMinutes(1));

        assertThat(seen).hasSize(20_000).isSortedAccordingTo((x, y) -> Integer.compare((Integer) x, (Integer) y));
    }
}
