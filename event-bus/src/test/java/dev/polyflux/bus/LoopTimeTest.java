package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.test.StepVerifier;

/** That deadlines go by the time that a loop's thread has had: on a machine that has no processor for it, they wait. All time is a test's. */
class LoopTimeTest {

    private static final Duration GRACE = Duration.ofMillis(80);
    private static final Duration NEARLY_ALL = GRACE.multipliedBy(10).minusNanos(10); // a tenth of it counts

    @RegisterExtension
    final Peers peers = new Peers();

    private final Had had = new Had();
    private final Peer peer = peers.start("starved", builder -> builder.loopTime(had));

    @Test
    void theGraceOfAClosingLoopIsOpenWhileItStarvesAndOverOnceItHasComputed() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<String> task = peer.run(() -> {
            begun.countDown();
            Peer.awaitQuietly(never);
            return Thread.currentThread().isInterrupted() ? "interrupted" : "went on";
        });
        Peer.awaitQuietly(begun);
        CompletableFuture<@Nullable Void> closed = peer.loop.close(GRACE).toFuture();
        assertThat(had.isLookedAt()).isTrue();

        had.starves(NEARLY_ALL);
        assertThat(had.isLookedAtAgain()).isTrue();
        assertThat(task).isNotDone();

        had.computes(GRACE);
        assertThat(task.join()).isEqualTo("interrupted");
        closed.join();
    }

    @Test
    void whatWaitsForTheLoopsTimeWaitsWhileItStarves() {
        StepVerifier.withVirtualTime(() -> peer.loop.spends(GRACE))
                .expectSubscription()
                .then(() -> had.starves(NEARLY_ALL))
                .expectNoEvent(GRACE.multipliedBy(10))
                .then(() -> had.computes(Duration.ofNanos(1)))
                .thenAwait(GRACE)
                .verifyComplete();
    }
}
