package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PumpTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private final Peer peer = peers.start("a", EventLoopBuilder::neverWaits);
    private final List<String> seen = new ArrayList<>();
    private final AtomicBoolean done = new AtomicBoolean();

    private void pump() {
        Pump.until(done::get, "it");
    }

    /** Pumps on a loop in a task, and gives what that ended with once the loop rests below it. */
    private CompletableFuture<Throwable> pumpAtRest(Peer on) {
        CompletableFuture<Throwable> end = new CompletableFuture<>();
        on.loop.execute(() -> end.complete(catchThrowable(this::pump)));
        on.untilQuiet();
        return end;
    }

    @Test
    void theLoopGoesOnBelowATaskThatPumps() {
        List<String> order = peer.run(() -> {
                    peer.loop.execute(() -> seen.add("first"));
                    peer.loop.execute(() -> seen.add("second"));
                    peer.loop.execute(() -> done.set(true));
                    pump();
                    seen.add("pumped");
                    return seen;
                })
                .join();

        assertThat(order).containsExactly("first", "second", "pumped");
    }

    @Test
    void whatTheOuterTurnHadLeftRunsOnceAndInOrder() {
        CountDownLatch blocked = peer.block();
        CountDownLatch pumped = new CountDownLatch(1);
        peer.loop.execute(() -> {
            seen.add("pumps");
            pump();
            seen.add("pumped");
            pumped.countDown();
        });
        peer.loop.execute(() -> seen.add("then"));
        peer.loop.execute(() -> done.set(true));
        blocked.countDown();
        Peer.awaitQuietly(pumped);

        assertThat(seen).containsExactly("pumps", "then", "pumped");
    }

    @Test
    void timersFireBelowATaskThatPumps() {
        peer.run(() -> {
                    peer.loop.after(Duration.ofNanos(1), () -> done.set(true));
                    pump();
                    return true;
                })
                .join();

        assertThat(done).isTrue();
    }

    @Test
    void aTimerMayPump() {
        peer.loop.after(Duration.ZERO, () -> {
            peer.loop.after(Duration.ZERO, () -> done.set(true));
            pump();
            seen.add("pumped");
        });
        peer.fireTimers();
        peer.flush();

        assertThat(seen).containsExactly("pumped");
    }

    @Test
    void pumpsEndInTheReverseOfTheirBeginning() {
        AtomicBoolean innerDone = new AtomicBoolean();
        peer.run(() -> {
                    peer.loop.execute(() -> {
                        peer.loop.execute(() -> done.set(true));
                        peer.loop.execute(() -> innerDone.set(true));
                        Pump.until(innerDone::get, "the inner");
                        seen.add("inner");
                    });
                    pump();
                    seen.add("outer");
                    return true;
                })
                .join();

        assertThat(seen).containsExactly("inner", "outer");
    }

    @Test
    void callsOfOthersAreAnsweredBelowATaskThatPumps() {
        Peer other = peers.start("b");
        Ref finish = peer.function(argument -> {
            done.set(true);
            return argument;
        });
        CompletableFuture<Throwable> end = pumpAtRest(peer);

        assertThat(other.run(() -> other.await(finish, 1)).join()).isEqualTo(new Reply.Ok(1));
        assertThat(end.join()).isNull();
    }

    @Test
    void aCallThatIsWaitedForMayPumpWhatCallsBackItsWaiter() {
        Peer waiter = peers.start("b");
        Ref echo = waiter.echo();
        Ref pumps = peer.function(argument -> {
            peer.loop.execute(() -> done.set(peer.await(echo, 2).equals(new Reply.Ok(2))));
            pump();
            return argument;
        });

        assertThat(waiter.run(() -> waiter.await(pumps, 1)).join()).isEqualTo(new Reply.Ok(1));
    }

    @Test
    void whatATaskThrowsBelowAPumpDoesNotEndIt() {
        List<Throwable> failures = new ArrayList<>();
        Peer failing = peers.start("b", builder -> builder.onFailure(failures::add));
        IllegalStateException failure = new IllegalStateException("a task's");
        failing.run(() -> {
                    failing.loop.execute(() -> {
                        throw failure;
                    });
                    failing.loop.execute(() -> done.set(true));
                    pump();
                    return true;
                })
                .join();

        assertThat(failures).containsExactly(failure);
    }

    @Test
    void aLoopThatRestsBelowAPumpCountsAsResting() {
        CompletableFuture<Throwable> end = pumpAtRest(peer);
        assertThat(peer.loop.quietStamp()).isNotNegative();
        peer.loop.execute(() -> done.set(true));

        assertThat(end.join()).isNull();
    }

    @Test
    void closingTheLoopEndsAPump() {
        CompletableFuture<Throwable> end = pumpAtRest(peer);
        peer.loop.close(Duration.ofDays(1)).block();

        assertThat(end.join()).isInstanceOf(ClosedException.class).hasMessage("a was closed while it waited for it");
    }

    @Test
    void aClosingLoopPumpsForAsLongAsItHasSomethingToDo() {
        CountDownLatch blocked = peer.block();
        CompletableFuture<Throwable> first = new CompletableFuture<>();
        CompletableFuture<Throwable> second = new CompletableFuture<>();
        peer.loop.execute(() -> first.complete(catchThrowable(this::pump)));
        peer.loop.execute(() -> done.set(true));
        peer.loop.execute(() -> {
            done.set(false);
            second.complete(catchThrowable(this::pump));
        });
        peer.loop.close(Duration.ofDays(1)).subscribe();
        blocked.countDown();

        assertThat(second.join()).isInstanceOf(ClosedException.class);
        assertThat(first.join())
                .isInstanceOf(ClosedException.class); // the second ran below it, and undid what it waited for
    }

    @Test
    void anInterruptEndsAPumpThatRests() {
        CompletableFuture<Thread> thread = new CompletableFuture<>();
        peer.loop.execute(() -> thread.complete(Thread.currentThread()));
        CompletableFuture<Throwable> end = pumpAtRest(peer);
        thread.join().interrupt();

        assertThat(end.join()).isInstanceOf(InterruptedWaitException.class);
    }

    @Test
    void aPumpEndsWithTheDeadlineOfItsLoop() {
        AtomicLong now = new AtomicLong();
        Peer timed = peers.start("b", builder -> builder.ticker(now::get).waitDeadline(Duration.ofHours(1)));
        CompletableFuture<Throwable> end = pumpAtRest(timed);
        now.set(Duration.ofHours(1).toNanos());
        timed.loop.execute(() -> {});

        assertThat(end.join()).isInstanceOf(WaitTimeoutException.class).hasMessage("b has waited for PT1H in vain: it");
    }

    @Test
    void pumpsAreNotNestedDeeperThanTheLoopAllows() {
        Peer shallow = peers.start("b", builder -> builder.nesting(1));
        CompletableFuture<Throwable> inner = new CompletableFuture<>();
        shallow.run(() -> {
                    shallow.loop.execute(() -> {
                        inner.complete(catchThrowable(() -> Pump.until(() -> false, "the inner")));
                        done.set(true);
                    });
                    pump();
                    return true;
                })
                .join();

        assertThat(inner.join())
                .isInstanceOf(WaitNotAllowedException.class)
                .hasMessage("waits of b for itself are nested 1 deep, no more is allowed: the inner");
    }

    @Test
    void onlyATaskOfALoopPumps() {
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(this::pump);
    }
}
