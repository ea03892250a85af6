package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class EventLoopTest {

    @RegisterExtension
    final Peers peers = new Peers();

    @Test
    void runsAHundredThousandTasksInOrder() {
        Peer peer = peers.start("a", builder -> builder.capacity(1 << 17));
        List<Integer> seen = new ArrayList<>();

        IntStream.range(0, 100_000).forEach(i -> peer.loop.execute(() -> seen.add(i)));
        peer.flush();

        assertThat(seen).hasSize(100_000).isSorted();
    }

    @Test
    void losesNothingOfEightProducersAndKeepsTheOrderOfEach() throws InterruptedException {
        Peer peer = peers.start("a", builder -> builder.capacity(1 << 17));
        int[] next = new int[8];
        AtomicInteger disorder = new AtomicInteger();
        List<Thread> producers = IntStream.range(0, 8)
                .mapToObj(producer -> Thread.ofPlatform().start(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        int number = i;
                        peer.loop.execute(() -> {
                            if (next[producer]++ != number) {
                                disorder.incrementAndGet();
                            }
                        });
                    }
                }))
                .toList();
        for (Thread producer : producers) {
            producer.join();
        }
        peer.flush();

        assertThat(next).containsOnly(10_000);
        assertThat(disorder).hasValue(0);
    }

    @Test
    void runsWhatATaskSendsToItsOwnLoopAfterwards() {
        Peer peer = peers.start("a");
        List<String> seen = new ArrayList<>();

        peer.loop.execute(() -> {
            peer.loop.execute(() -> seen.add("second"));
            seen.add("first");
        });
        peer.flush();
        peer.flush();

        assertThat(seen).containsExactly("first", "second");
    }

    @Test
    void isCurrentOnItsOwnThreadOnly() {
        Peer peer = peers.start("a");

        assertThat(peer.run(EventLoop::current).join()).isSameAs(peer.loop);
        assertThat(peer.run(peer.loop::inLoop).join()).isTrue();
        assertThat(EventLoop.current()).isNull();
        assertThat(peer.loop.inLoop()).isFalse();
    }

    @Test
    void runsOnOneDaemonThreadThatCarriesItsName() {
        Thread thread = peers.start("stats").run(Thread::currentThread).join();

        assertThat(thread.getName()).isEqualTo("polyflux-stats");
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void goesOnAfterATaskHasThrown() {
        List<Throwable> failures = new ArrayList<>();
        Peer peer = peers.start("a", builder -> builder.onFailure(failures::add));
        IllegalStateException failure = new IllegalStateException("no");

        peer.loop.execute(() -> {
            throw failure;
        });
        peer.flush();

        assertThat(failures).containsExactly(failure);
    }

    @Test
    void goesOnAfterTheConsumerOfFailuresHasThrown() {
        Peer peer = peers.start(
                "a",
                builder -> builder.onFailure(failure -> {
                    throw new IllegalArgumentException("neither");
                }));
        CompletableFuture<Throwable> last = new CompletableFuture<>();
        peer.run(() -> {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> last.complete(failure));
                    return true;
                })
                .join();

        peer.loop.execute(() -> {
            throw new IllegalStateException("no");
        });

        assertThat(last.join()).hasMessage("no").hasSuppressedException(new IllegalArgumentException("neither"));
        peer.flush();
    }

    @Test
    void forgetsAnInterruptThatWasMeantForThePreviousTask() {
        Peer peer = peers.start("a");

        peer.loop.execute(() -> Thread.currentThread().interrupt());

        assertThat(peer.run(Thread.currentThread()::isInterrupted).join()).isFalse();
    }

    @Test
    void callsAfterTurnWhenABatchIsDoneAndOnQuietWhenNothingIsLeft() {
        List<String> seen = new ArrayList<>();
        CountDownLatch quiet = new CountDownLatch(1);
        Peer peer = peers.start(
                "a", builder -> builder.afterTurn(() -> seen.add("turn")).onQuiet(() -> {
                    seen.add("quiet");
                    if (seen.contains("task 3")) {
                        quiet.countDown();
                    }
                }));
        peer.untilQuiet();
        CountDownLatch release = peer.block();
        for (int i = 1; i <= 3; i++) {
            String task = "task " + i;
            peer.loop.execute(() -> seen.add(task));
        }
        release.countDown();
        Peer.awaitQuietly(quiet);

        assertThat(seen).containsExactly("quiet", "task 1", "task 2", "task 3", "turn", "quiet");
    }

    @Test
    void runsWhatAfterTurnSends() {
        CountDownLatch done = new CountDownLatch(1);
        Peer peer = peers.start("a", builder -> builder.afterTurn(() -> sendOnce(done)));
        peer.flush();

        Peer.awaitQuietly(done);
        assertThat(done.getCount()).isZero();
    }

    @Test
    void runsWhatOnQuietSends() {
        CountDownLatch done = new CountDownLatch(1);
        peers.start("a", builder -> builder.onQuiet(() -> sendOnce(done)));

        Peer.awaitQuietly(done);
        assertThat(done.getCount()).isZero();
    }

    @Test
    void restsAlreadyWhenItCallsOnQuiet() {
        CompletableFuture<Long> stamp = new CompletableFuture<>();
        peers.start(
                "a",
                builder -> builder.onQuiet(() -> {
                    EventLoop loop = EventLoop.current();
                    if (loop != null) {
                        stamp.complete(loop.quietStamp());
                    }
                }));

        assertThat(stamp.join()).isNotNegative();
    }

    private static void sendOnce(CountDownLatch done) {
        EventLoop loop = EventLoop.current();
        if (loop != null && done.getCount() > 0) {
            loop.execute(done::countDown);
        }
    }

    @Test
    void refusesToBlockInReactorWhereItNeverWaits() {
        Peer peer = peers.start("main", EventLoopBuilder::neverWaits);

        assertThat(peer.run(() -> Mono.never().blockOptional()))
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void wantsACapacityThatIsAPowerOfTwo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventLoop.named("a").capacity(1000))
                .withMessageContaining("1000");
    }
}
