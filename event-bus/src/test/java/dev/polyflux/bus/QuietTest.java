package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;

class QuietTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private final Peer a = peers.start("a");
    private final Peer b = peers.start("b");

    @Test
    void theStampStaysWhileNothingHappens() {
        a.untilQuiet();

        assertThat(a.loop.quietStamp()).isEqualTo(a.loop.quietStamp()).isNotNegative();
    }

    @Test
    void theStampIsAnotherOneAfterATask() {
        a.untilQuiet();
        long before = a.loop.quietStamp();

        a.flush();
        a.untilQuiet();

        assertThat(a.loop.quietStamp()).isNotEqualTo(before);
    }

    @Test
    void aRunningTaskAndAQueuedOneAreWork() {
        CountDownLatch release = a.block();
        assertThat(a.loop.quietStamp()).isEqualTo(-1);
        a.loop.execute(() -> {});

        assertThat(a.loop.quietStamp()).isEqualTo(-1);
        assertThat(a.loop.pending()).containsExactly("a running task", "messages");
        release.countDown();
    }

    @Test
    void aTimerIsWorkUntilItIsCancelled() {
        Disposable timer = a.loop.after(Duration.ofDays(1), () -> {});
        Disposable interval = a.loop.every(Duration.ofDays(1), () -> {});
        assertThat(a.loop.quietStamp()).isEqualTo(-1);
        assertThat(a.loop.pending()).contains("2 timers");

        timer.dispose();
        interval.dispose();
        a.untilQuiet();
    }

    @Test
    void aCallToAnotherLoopIsWorkUntilItIsAnswered() {
        CompletableFuture<Reply> promise = new CompletableFuture<>();
        Ref settles = b.function(argument -> promise);
        a.run(() -> a.dispatch(settles, 1).subscribe()).join();
        b.untilQuiet(); // who settles it is not known, so it is no work of b

        assertThat(a.loop.quietStamp()).isEqualTo(-1);
        assertThat(a.loop.pending()).contains("1 open call");

        b.loop.execute(() -> promise.complete(new Reply.Ok(1)));
        a.untilQuiet();
    }

    @Test
    void aCancelledCallIsNoWork() {
        Ref never = b.function(argument -> new CompletableFuture<Reply>());
        Disposable onTheLoop = a.run(() -> a.dispatch(never, 1).subscribe()).join();
        a.run(() -> {
                    Disposable call = a.dispatch(never, 2).subscribe();
                    call.dispose();
                    return true;
                })
                .join();

        onTheLoop.dispose();
        a.untilQuiet();

        assertThat(a.loop.pending()).isEmpty();
    }

    @Test
    void aReasonToStayAliveIsWorkUntilItIsDisposed() {
        a.untilQuiet();
        long before = a.loop.quietStamp();
        Disposable reason = a.loop.keepAlive("an open socket");
        assertThat(a.loop.quietStamp()).isEqualTo(-1);
        assertThat(a.loop.pending()).contains("an open socket");

        reason.dispose();
        reason.dispose();

        assertThat(reason.isDisposed()).isTrue();
        assertThat(a.loop.quietStamp()).isNotEqualTo(-1).isNotEqualTo(before);
    }

    @Test
    void aClosedLoopIsQuietForever() {
        a.loop.keepAlive("nobody disposes this");
        a.loop.close(Duration.ofMinutes(1)).block();
        long stamp = a.loop.quietStamp();

        assertThat(stamp).isNotNegative().isEqualTo(a.loop.quietStamp());
        assertThat(a.loop.pending()).isEmpty();
    }

    @Test
    void twoEqualRoundsMeanThatABallBetweenLoopsHasStopped() {
        int[] bounces = new int[1];
        bounce(a, b, 20_000, bounces);

        long stampA;
        long stampB;
        do {
            stampA = a.loop.quietStamp();
            stampB = b.loop.quietStamp();
        } while (stampA < 0 || stampB < 0 || stampA != a.loop.quietStamp() || stampB != b.loop.quietStamp());

        assertThat(bounces[0]).isEqualTo(20_000);
    }

    private static void bounce(Peer here, Peer there, int left, int[] bounces) {
        if (left > 0) {
            here.loop.execute(() -> {
                bounces[0]++;
                bounce(there, here, left - 1, bounces);
            });
        }
    }
}
