package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.DeadlockException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.WaitNotAllowedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Loops with small rings that call each other at random, waiting and not waiting, from below calls and from tasks.
 *
 * <p>Hunts lost wake-ups, cycles nobody finds, requests that end twice or never, and replies that overtake each other.
 */
@Tag("soak")
class RandomTrafficTest {

    private static final Set<Class<? extends PolyfluxException>> EXPECTED = Set.of(
            OverflowException.class,
            DeadlockException.class,
            WaitNotAllowedException.class,
            ClosedException.class,
            InterruptedWaitException.class);

    @RegisterExtension
    final Peers peers = new Peers();

    private final List<Peer> mesh = new ArrayList<>();
    private final List<Ref> functions = new ArrayList<>();
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong ended = new AtomicLong();
    private final Set<Object> surprises = ConcurrentHashMap.newKeySet();

    @Test
    void everyRequestEndsOnceAndEverythingComesToRest() throws InterruptedException {
        traffic(Duration.ofSeconds(15));

        while (ended.get() < begun.get()) {
            Thread.onSpinWait();
        }
        mesh.forEach(Peer::untilQuiet);
        assertThat(surprises).isEmpty();
        assertThat(ended).hasValue(begun.get());
        assertThat(mesh).allSatisfy(peer -> assertThat(peer.loop.pending()).isEmpty());
    }

    @Test
    void everyRequestEndsOnceThoughTheLoopsClose() throws InterruptedException {
        for (int round = 0; round < 60; round++) {
            mesh.clear();
            functions.clear();
            Thread closer = Thread.ofPlatform()
                    .unstarted(() -> mesh.forEach(peer -> {
                        sleepAShortWhile();
                        peer.loop.close(Duration.ofMillis(20)).subscribe();
                    }));
            traffic(Duration.ofMillis(100), closer);
            mesh.forEach(peer -> peer.loop.closed().block());
            while (ended.get() < begun.get()) {
                Thread.onSpinWait();
            }
        }
        assertThat(surprises).isEmpty();
        assertThat(ended).hasValue(begun.get());
    }

    private static void sleepAShortWhile() {
        LockSupport.parkNanos(10_000_000);
    }

    private void traffic(Duration duration, Thread... others) throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            boolean waits = i > 0;
            Peer peer = peers.start(
                    "p" + i,
                    builder -> waits ? builder.capacity(8) : builder.capacity(8).neverWaits());
            mesh.add(peer);
            functions.add(peer.function(depth -> below((Integer) depth)));
        }
        long end = System.nanoTime() + duration.toNanos();
        List<Thread> threads = new ArrayList<>(List.of(others));
        for (int i = 0; i < 3; i++) {
            threads.add(Thread.ofPlatform().unstarted(() -> {
                while (System.nanoTime() - end < 0) {
                    anything(4);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private Object below(int depth) {
        for (int i = ThreadLocalRandom.current().nextInt(3); depth > 0 && i > 0; i--) {
            anything(depth - 1);
        }
        return depth;
    }

    private void anything(int depth) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int chosen = random.nextInt(mesh.size());
        Ref function = functions.get(chosen);
        EventLoop loop = mesh.get(chosen).loop;
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                begun.incrementAndGet();
                end(function.owner().await(function, Peer.call(depth)));
            }
            case 2, 3 -> {
                begun.incrementAndGet();
                EventLoop here = EventLoop.current();
                function.dispatch(Peer.call(depth)).subscribe(reply -> {
                    if (here != null && EventLoop.current() != here) {
                        surprises.add("a reply on another loop");
                    }
                    end(reply);
                });
            }
            default -> {
                try {
                    loop.execute(() -> anything(depth - 1 > 0 ? depth - 1 : 0));
                    if (random.nextInt(8) == 0) {
                        loop.after(Duration.ofNanos(random.nextInt(100_000)), () -> below(depth));
                    }
                } catch (OverflowException | ClosedException expected) {
                    // random traffic meets full and closed loops
                }
            }
        }
    }

    private void end(Reply reply) {
        ended.incrementAndGet();
        if (reply instanceof Reply.Err err && !EXPECTED.contains(err.error().getClass())) {
            surprises.add(err.error());
        }
    }
}
