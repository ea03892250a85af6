package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwaitTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private final Peer a = peers.start("a");
    private final Peer b = peers.start("b");

    @Test
    void appliesInPlaceOnTheOwnersLoop() {
        List<String> order = new ArrayList<>();
        Ref function = a.function(argument -> order.add("call"));

        a.run(() -> {
                    a.await(function, 1);
                    return order.add("after");
                })
                .join();

        assertThat(order).containsExactly("call", "after");
    }

    @Test
    void isAppliedOnTheOwnersLoopForAnotherLoop() {
        Ref function = b.function(argument -> String.valueOf(EventLoop.current()));

        assertThat(a.run(() -> a.await(function, 1)).join()).isEqualTo(new Reply.Ok("event loop b"));
    }

    @Test
    void isAppliedOnTheOwnersLoopForAnyThread() {
        Ref function = b.function(argument -> String.valueOf(EventLoop.current()));

        assertThat(b.await(function, 1)).isEqualTo(new Reply.Ok("event loop b"));
    }

    /**
     * However long it lasts, the processor is free for others after a moment: the answer comes when the thread is seen asleep, and
     * it sleeps until somebody wakes it, where one that polls would sleep for a time.
     */
    @Test
    void parksUntilTheAnswerComes() {
        Thread waiting = a.run(Thread::currentThread).join();
        Ref function = b.function(argument -> {
            Thread.State seen = waiting.getState();
            while (seen != Thread.State.WAITING && seen != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
                seen = waiting.getState();
            }
            return seen;
        });

        assertThat(a.run(() -> a.await(function, 1))
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join())
                .isEqualTo(new Reply.Ok(Thread.State.WAITING));
    }

    @Test
    void givesAPromiseAsItIs() {
        Object promise = new CompletableFuture<Reply>();

        assertThat(b.await(b.echo(), promise)).isEqualTo(new Reply.Ok(promise));
    }

    @Test
    void runsACallbackInPlaceWhileItWaits() {
        List<String> order = new ArrayList<>();
        Ref callback = a.function(argument -> order.add("callback on " + EventLoop.current()));
        Ref function = b.function(argument -> a.await(callback, 2));

        a.run(() -> {
                    a.await(function, 1);
                    return order.add("after");
                })
                .join();

        assertThat(order).containsExactly("callback on event loop a", "after");
    }

    @Test
    void nestsCallbacksAHundredDeep() {
        Ref[] descend = new Ref[2];
        descend[0] = a.function(depth -> descend(descend[1], depth));
        descend[1] = b.function(depth -> descend(descend[0], depth));

        assertThat(a.run(() -> a.await(descend[1], 100)).join()).isEqualTo(new Reply.Ok("bottom"));
    }

    @Test
    void nestsCallbacksThroughThreeLoops() {
        Peer c = peers.start("c");
        Ref[] descend = new Ref[3];
        descend[0] = a.function(depth -> descend(descend[1], depth));
        descend[1] = b.function(depth -> descend(descend[2], depth));
        descend[2] = c.function(depth -> descend(descend[0], depth));

        assertThat(a.run(() -> a.await(descend[1], 60)).join()).isEqualTo(new Reply.Ok("bottom"));
    }

    private static Object descend(Ref next, Object depth) {
        int left = (Integer) depth;
        return left == 0 ? "bottom" : next.owner().await(next, Peer.call(left - 1));
    }

    @Test
    void leavesUnrelatedMessagesForAfterTheWaitInOrder() {
        List<Object> order = new ArrayList<>();
        Ref note = a.function(order::add);
        CountDownLatch sent = new CountDownLatch(1);
        Ref function = b.function(argument -> {
            Peer.awaitQuietly(sent);
            return a.await(note, "callback");
        });
        var waiting = a.run(() -> {
            a.await(function, 1);
            return order.add("after the wait");
        });
        a.untilItWaits();
        a.loop.execute(() -> order.add("task 1"));
        a.dispatch(note, "call 2").subscribe();
        a.loop.execute(() -> order.add("task 3"));
        sent.countDown();
        waiting.join();
        a.untilQuiet();

        assertThat(order).containsExactly("callback", "after the wait", "task 1", "call 2", "task 3");
    }

    @Test
    void leavesTheCallsOfStrangersForAfterTheWait() {
        List<Object> order = new ArrayList<>();
        Ref note = a.function(order::add);
        CountDownLatch sent = new CountDownLatch(1);
        Ref function = b.function(argument -> {
            Peer.awaitQuietly(sent);
            return argument;
        });
        Peer stranger = peers.start("stranger");
        var waiting = a.run(() -> {
            a.await(function, 1);
            return order.add("after the wait");
        });
        a.untilItWaits();
        var strange = stranger.run(() -> stranger.await(note, "stranger"));
        stranger.untilItWaits();
        sent.countDown();
        waiting.join();
        strange.join();

        assertThat(order).containsExactly("after the wait", "stranger");
    }

    @Test
    void carriesWhatTheReflectorThrows() {
        PolyfluxException own = new OverflowException("elsewhere");
        Ref ours = b.function(argument -> {
            throw own;
        });
        Ref foreign = b.function(argument -> {
            throw new IllegalStateException("no");
        });

        assertThat(b.await(ours, 1)).isEqualTo(new Reply.Err(own));
        assertThat(errorOf(b.await(foreign, 1)))
                .isInstanceOf(GuestException.class)
                .hasMessage("java.lang.IllegalStateException: no")
                .hasSuppressedException(new IllegalStateException("no"));
    }

    @Test
    void carriesAStackOverflowAndTheLoopGoesOn() {
        Ref endless = b.function(argument -> endless(1));

        assertThat(errorOf(b.await(endless, 1))).hasMessageContaining("StackOverflowError");
        assertThat(b.await(b.echo(), 1)).isEqualTo(new Reply.Ok(1));
    }

    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    static PolyfluxException errorOf(Reply reply) {
        return ((Reply.Err) reply).error();
    }
}
