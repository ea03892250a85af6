package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.core.OverflowException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class OverflowTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private Peer small(String name) {
        return peers.start(name, builder -> builder.capacity(4));
    }

    @Test
    void refusesATaskWhenTheInboxIsFullAndRunsAllItHasTaken() {
        Peer peer = small("a");
        AtomicInteger ran = new AtomicInteger();
        CountDownLatch release = peer.block();
        for (int i = 0; i < 4; i++) {
            peer.loop.execute(ran::incrementAndGet);
        }

        assertThatExceptionOfType(OverflowException.class)
                .isThrownBy(() -> peer.loop.execute(ran::incrementAndGet))
                .withMessageContaining("a is full")
                .withMessageContaining("4");

        release.countDown();
        peer.untilQuiet();
        assertThat(ran).hasValue(4);
    }

    @Test
    void refusesTheTasksALoopSendsToItselfBeyondTheCapacity() {
        Peer peer = small("a");

        Throwable refusal = peer.run(() -> {
                    try {
                        for (int i = 0; i < 5; i++) {
                            peer.loop.execute(() -> {});
                        }
                        return null;
                    } catch (OverflowException overflow) {
                        return overflow;
                    }
                })
                .join();

        assertThat(refusal).isInstanceOf(OverflowException.class);
    }

    @Test
    void takesWhatALoopsCodePutsOffHoweverMuchAndHasRoomForOthersBesides() {
        Peer peer = small("a");
        List<Integer> ran = new ArrayList<>();

        peer.run(() -> {
                    IntStream.range(0, 99).forEach(i -> peer.loop.soon(() -> ran.add(i)));
                    IntStream.range(99, 103).forEach(i -> peer.loop.execute(() -> ran.add(i)));
                    return true;
                })
                .join();
        IntStream.range(103, 106).forEach(i -> peer.loop.soon(() -> ran.add(i)));
        peer.untilQuiet();

        assertThat(ran)
                .containsExactlyElementsOf(IntStream.range(0, 106).boxed().toList());
    }

    /** As asyncio's polling does: {@code while not done: await asyncio.sleep(0)}. */
    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void getsToWhatOthersSendThoughItsOwnTasksNeverEnd(int tasks) {
        Peer peer = small("a");
        AtomicBoolean done = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);
        class Polling implements Runnable {
            @Override
            public void run() {
                begun.countDown();
                if (!done.get()) {
                    peer.loop.soon(this);
                }
            }
        }
        peer.run(() -> {
                    IntStream.range(0, tasks).forEach(i -> peer.loop.soon(new Polling()));
                    return true;
                })
                .join();
        Peer.awaitQuietly(begun);

        peer.run(() -> {
                    done.set(true);
                    return true;
                })
                .join();
        peer.untilQuiet();

        assertThat(done).isTrue();
    }

    @Test
    void answersADispatchThatFindsNoRoom() {
        Peer peer = small("a");
        CountDownLatch release = peer.block();
        for (int i = 0; i < 4; i++) {
            peer.loop.execute(() -> {});
        }

        assertThat(peer.dispatch(peer.echo(), 1).block())
                .isInstanceOfSatisfying(
                        Reply.Err.class, err -> assertThat(err.error()).isInstanceOf(OverflowException.class));
        release.countDown();
    }

    @Test
    void keepsAWaitingCallerUntilThereIsRoom() {
        Peer a = peers.start("a");
        Peer b = small("b");
        CountDownLatch release = b.block();
        for (int i = 0; i < 4; i++) {
            b.loop.execute(() -> {});
        }
        Ref echo = b.echo();

        CompletableFuture<Reply> waiting = a.run(() -> a.await(echo, 7));
        a.untilItWaits();
        release.countDown();

        assertThat(waiting.join()).isEqualTo(new Reply.Ok(7));
    }

    @Test
    void neverRefusesRepliesAndKeepsThemInOrder() {
        Peer a = small("a");
        Peer b = peers.start("b", builder -> builder.capacity(1024));
        Ref echo = b.echo();
        List<Object> seen = new ArrayList<>();

        a.run(() -> {
                    IntStream.range(0, 1000)
                            .forEach(i -> a.dispatch(echo, i).subscribe(reply -> seen.add(reply.orThrow())));
                    b.flush();
                    return true;
                })
                .join();
        a.untilQuiet();

        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    }

    @Test
    void refusesTasksWhileRepliesAreSpilled() {
        Peer a = small("a");
        Peer b = peers.start("b");
        Ref echo = b.echo();
        CountDownLatch release = new CountDownLatch(1);
        a.loop.execute(() -> {
            for (int i = 0; i < 9; i++) {
                a.dispatch(echo, i).subscribe();
            }
            b.flush();
            release.countDown();
            Peer.awaitQuietly(new CountDownLatch(1));
        });
        Peer.awaitQuietly(release);

        assertThatExceptionOfType(OverflowException.class).isThrownBy(() -> a.loop.execute(() -> {}));
    }

    @Test
    void bringsHomeWhatComesFromOtherThreadsThoughThereIsNoRoom() {
        Peer peer = small("a");
        Sinks.One<Reply> elsewhere = Sinks.one();
        AtomicBoolean onTheLoop = new AtomicBoolean();
        Mono<Reply> brought = peer.loop.bring(elsewhere.asMono(), "something");
        CompletableFuture<@Nullable Reply> home =
                brought.doOnNext(reply -> onTheLoop.set(peer.loop.inLoop())).toFuture();
        CountDownLatch release = peer.block();
        for (int i = 0; i < 4; i++) {
            peer.loop.execute(() -> {});
        }

        elsewhere.tryEmitValue(new Reply.Ok(1));
        release.countDown();

        assertThat(home.join()).isEqualTo(new Reply.Ok(1));
        assertThat(onTheLoop).isTrue();
    }

    @Test
    void boundsWhatPilesUpBehindAWait() {
        Peer a = small("a");
        Peer b = peers.start("b");
        CountDownLatch release = new CountDownLatch(1);
        Ref slow = b.function(argument -> {
            Peer.awaitQuietly(release);
            return argument;
        });
        AtomicInteger ran = new AtomicInteger();
        CompletableFuture<Reply> waiting = a.run(() -> a.await(slow, 1));
        a.untilItWaits();

        int taken = 0;
        try {
            while (taken < 1000) {
                a.loop.execute(ran::incrementAndGet);
                taken++;
                Thread.onSpinWait();
            }
        } catch (OverflowException expected) {
            // the backlog and the ring are full
        }
        release.countDown();
        waiting.join();
        a.untilQuiet();

        assertThat(taken).isLessThan(1000);
        assertThat(ran).hasValue(taken);
    }
}
