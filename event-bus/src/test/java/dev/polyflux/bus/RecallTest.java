package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

/**
 * Which work of a loop is interrupted for the sake of a call that was cancelled, and when. All steps are held by latches and
 * all time is a test's: a machine that is busy, cold or stopped altogether gives the same.
 */
class RecallTest {

    private static final Duration COMPUTING = Duration.ofMillis(100);
    private static final Duration CLEANING = Duration.ofSeconds(1);
    private static final Duration WAITING = Duration.ofSeconds(5);

    /** A step that says when it has begun, and goes on when it may. */
    private static final class Step {

        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);

        void run() {
            begun.countDown();
            Peer.awaitQuietly(mayEnd);
        }
    }

    private final Had had = new Had();
    private final AtomicInteger recovered = new AtomicInteger();
    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private final EventLoop loop = EventLoop.named("held")
            .loopTime(had)
            .onFailure(uncaught::add)
            .afterInterrupt(recovered::incrementAndGet)
            .start();
    private final BlockingQueue<Recall> recalls = new LinkedBlockingQueue<>();
    private final Queue<Runnable> inTheCall = new ConcurrentLinkedQueue<>();
    private final Step call = new Step();
    private final Step cleanUp = new Step();
    private final AtomicInteger cleanUps = new AtomicInteger();

    /** The call comes to an end when it may, and what it gives never settles. */
    private final RingEndpoint endpoint = new RingEndpoint("held", loop, new Reflector() {
        @Override
        public Reply apply(Ref target, Trap trap) {
            inTheCall.forEach(Runnable::run);
            call.run();
            return Reply.NOTHING;
        }

        @Override
        public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
            return () -> {
                cleanUps.incrementAndGet();
                cleanUp.run();
            };
        }

        @Override
        public void recalled(Recall recall) {
            recalls.add(recall);
        }
    });

    private final Ref object = new Ref(endpoint, "object", new Shape("java", "object", 0));

    @AfterEach
    void close() {
        call.mayEnd.countDown();
        cleanUp.mayEnd.countDown();
        loop.close(Duration.ofSeconds(60)).block();
    }

    private Disposable begun() {
        Disposable asked = object.dispatch(new Trap.Apply(Marker.MISSING, Arguments.none()))
                .subscribe();
        Peer.awaitQuietly(call.begun);
        return asked;
    }

    private Recall cancelled() throws InterruptedException {
        begun().dispose();
        return recalls.take();
    }

    private static boolean isHeld(Recall recall) {
        return recall.isHeld(COMPUTING, CLEANING, WAITING);
    }

    @Test
    void aCallThatComputesIsHeldAfterItsTime() throws InterruptedException {
        Recall recall = cancelled();
        had.computes(COMPUTING.dividedBy(2));
        assertThat(isHeld(recall)).isFalse();
        had.computes(COMPUTING.dividedBy(2));
        assertThat(isHeld(recall)).isTrue();
    }

    @Test
    void aLoopThatHasNoProcessorIsNotHeldForIt() throws InterruptedException {
        Recall recall = cancelled();
        for (int look = 0; look < 5; look++) {
            had.starves(COMPUTING);
            assertThat(isHeld(recall)).isFalse();
        }
    }

    /** In native code, say, which looks the same. */
    @Test
    void aLoopThatNeverGoesOnIsHeldAllTheSame() throws InterruptedException {
        Recall recall = cancelled();
        had.starves(COMPUTING.multipliedBy(10));
        assertThat(isHeld(recall)).isTrue();
    }

    @Test
    void aLoopThatWaitsIsHeldMuchLater() throws InterruptedException {
        had.waits = true;
        Recall recall = cancelled();
        had.starves(WAITING.minusNanos(1));
        assertThat(isHeld(recall)).isFalse();
        had.starves(Duration.ofNanos(1));
        assertThat(isHeld(recall)).isTrue();
    }

    @Test
    void theCleanUpOfACallThatWasHeldForLongHasAGraceOfItsOwn() throws InterruptedException {
        Recall recall = cancelled();
        had.computes(COMPUTING.minusNanos(1));
        assertThat(isHeld(recall)).isFalse();
        call.mayEnd.countDown();
        Peer.awaitQuietly(cleanUp.begun);

        had.computes(COMPUTING); // it had that before anybody looked
        assertThat(isHeld(recall)).isFalse();
        had.computes(CLEANING.minusNanos(1));
        assertThat(isHeld(recall)).isFalse();
        had.computes(Duration.ofNanos(1));
        assertThat(isHeld(recall)).isTrue();
        assertThat(recall.isOver()).isFalse();
    }

    @Test
    void anInterrupterThatWasDecidedOnEarlierDoesNotHitTheCleanUp() throws InterruptedException {
        Recall recall = cancelled();
        had.computes(COMPUTING);
        assertThat(isHeld(recall)).isTrue();
        call.mayEnd.countDown();
        Peer.awaitQuietly(cleanUp.begun);

        AtomicInteger interrupted = new AtomicInteger();
        assertThat(recall.interrupt(interrupted::incrementAndGet)).isFalse();
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void aCallIsCleanedUpOnceAndThenNobodyIsHeldForIt() throws InterruptedException {
        cleanUp.mayEnd.countDown();
        Recall recall = cancelled();
        call.mayEnd.countDown();
        loop.close(Duration.ofSeconds(60)).block();
        assertThat(cleanUps).hasValue(1);
        assertThat(recall.isOver()).isTrue();
        assertThat(isHeld(recall)).isFalse();
    }

    @Test
    void somebodyElsesCallIsNoneOfItsBusiness() throws InterruptedException {
        cleanUp.mayEnd.countDown();
        Recall recall = cancelled();
        Step other = new Step();
        RingEndpoint others = new RingEndpoint("others", loop, new Reflector() {
            @Override
            public Reply apply(Ref target, Trap trap) {
                other.run();
                return Reply.NOTHING;
            }

            @Override
            public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
                whenSettled.accept(reply);
                return null;
            }
        });
        new Ref(others, "other", new Shape("java", "object", 0))
                .dispatch(new Trap.Apply(Marker.MISSING, Arguments.none()))
                .subscribe();
        call.mayEnd.countDown();
        Peer.awaitQuietly(other.begun);
        assertThat(isHeld(recall)).isFalse();
        had.computes(CLEANING);
        assertThat(isHeld(recall)).isFalse();
        other.mayEnd.countDown();
    }

    /** Cancels while the loop is in the midst of this step. */
    private Recall cancelledIn(Step step) throws InterruptedException {
        Disposable asked = begun();
        call.mayEnd.countDown();
        Peer.awaitQuietly(step.begun);
        asked.dispose();
        return recalls.take();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatTheCallHasPutOffHasTheCallsTime(boolean asTimer) throws InterruptedException {
        Step first = new Step();
        Step second = new Step();
        first.mayEnd.countDown();
        Runnable last = () -> put(second::run, asTimer);
        inTheCall.add(() -> put(
                () -> {
                    first.run();
                    last.run();
                },
                asTimer));
        Recall recall = cancelledIn(second);
        had.computes(COMPUTING.minusNanos(1));
        assertThat(isHeld(recall)).isFalse();
        had.computes(Duration.ofNanos(1));
        assertThat(isHeld(recall)).isTrue();
        second.mayEnd.countDown();
    }

    private void put(Runnable off, boolean asTimer) {
        if (asTimer) {
            loop.after(Duration.ZERO, off);
        } else {
            loop.soon(off);
        }
    }

    /** It may be the clean-up of another call that was cancelled. */
    @Test
    void whatOthersHavePutOffHasTheTimeOfACleanUp() throws InterruptedException {
        Step others = new Step();
        Disposable asked = begun();
        loop.soon(others::run);
        call.mayEnd.countDown();
        Peer.awaitQuietly(others.begun);
        asked.dispose();
        Recall recall = recalls.take();
        had.computes(CLEANING.minusNanos(1));
        assertThat(isHeld(recall)).isFalse();
        had.computes(Duration.ofNanos(1));
        assertThat(isHeld(recall)).isTrue();
        others.mayEnd.countDown();
    }

    @Test
    void whatInterruptedWorkThrowsIsToldToNobody() throws InterruptedException {
        Recall recall = cancelled();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayThrow = new CountDownLatch(1);
        loop.execute(() -> {
            begun.countDown();
            Peer.awaitQuietly(mayThrow);
            throw new IllegalStateException("interrupted");
        });
        cleanUp.mayEnd.countDown();
        call.mayEnd.countDown();
        Peer.awaitQuietly(begun);
        // Cleaned up by then: another call's recall finds the task.
        assertThat(recall.isOver()).isTrue();
        Object task = Objects.requireNonNull(loop.life().running().now());
        assertThat(loop.life().running().interrupt(task, null, mayThrow::countDown))
                .isTrue();
        loop.close(Duration.ofSeconds(60)).block();
        assertThat(uncaught).isEmpty();
        assertThat(recovered).hasValue(1);
    }
}
