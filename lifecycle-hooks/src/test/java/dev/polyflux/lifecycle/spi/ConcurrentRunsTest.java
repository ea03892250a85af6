package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many realms move at once: there is one order, and everybody sees it. */
class ConcurrentRunsTest {

    private static final int THREADS = 8;
    private static final int RUNS = 100;

    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.fixed(Instant.EPOCH));
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final CyclicBarrier start = new CyclicBarrier(THREADS);

    @AfterEach
    void stopThreads() {
        threads.shutdownNow();
    }

    @Test
    void showEverySubscriberTheSameOrder() throws Exception {
        Recording one = Recording.of(lifecycle);
        Recording two = Recording.of(lifecycle);
        runTogether(thread -> IntStream.range(0, RUNS).forEach(i -> walk("worker-" + thread + "-" + i)));
        lifecycle.allStarted();

        List<String> order = one.closeAndSummarize();
        assertThat(two.closeAndSummarize()).isEqualTo(order);
        assertThat(order)
                .hasSize(THREADS * RUNS * 4 + 1)
                .doesNotHaveDuplicates()
                .containsSubsequence(
                        "worker-3-7 Booting", "worker-3-7 Ready", "worker-3-7 Done", "worker-3-7 Terminated")
                .endsWith("AllDone");
    }

    /** Hunts for a gap or a duplicate between the replay and the first live event. */
    @Test
    void showALateSubscriberWhatHeldWhenItCameAndEverythingSince() throws Exception {
        Recording full = Recording.of(lifecycle);
        Queue<Recording> late = new ConcurrentLinkedQueue<>();
        runTogether(thread -> {
            for (int i = 0; i < RUNS; i++) {
                if (thread % 2 == 0) {
                    walk("worker-" + thread + "-" + i);
                } else {
                    late.add(Recording.of(lifecycle));
                }
            }
        });

        List<LifecycleEvent> order = full.close();
        assertThat(late).hasSize(RUNS * THREADS / 2).allSatisfy(recording -> {
            List<LifecycleEvent> seen = recording.close();
            assertThat(IntStream.rangeClosed(0, order.size()).anyMatch(joined -> isViewFrom(order, joined, seen)))
                    .isTrue();
        });
    }

    /** Hunts for a run that ends twice, or not at all, when its realm and its terminator race. */
    @Test
    void endOnceThoughTheirRealmAndTheirTerminatorRace() throws Exception {
        Recording recording = Recording.of(lifecycle);
        List<Run> runs = IntStream.range(0, RUNS * THREADS)
                .mapToObj(i -> lifecycle.begin("worker-" + i, null))
                .toList();
        lifecycle.allStarted();
        runTogether(thread -> runs.forEach(thread % 2 == 0 ? run -> run.terminated("raced") : this::finish));

        List<LifecycleEvent> order = recording.close();
        assertThat(order).doesNotHaveDuplicates();
        assertThat(order.stream().filter(LifecycleEvent.Terminated.class::isInstance))
                .hasSize(runs.size());
        assertThat(order.stream().filter(LifecycleEvent.AllDone.class::isInstance))
                .singleElement()
                .satisfies(event ->
                        assertThat(((LifecycleEvent.AllDone) event).outcomes()).hasSize(runs.size()));
    }

    /** As a realm would, but for a thread that may find the run further on: another one finishes it, too. */
    private void finish(Run run) {
        try {
            run.ready();
            run.done();
        } catch (IllegalStateException furtherOn) {
            assertThat(furtherOn).hasMessageContaining("cannot become");
        }
    }

    private void walk(String worker) {
        Run run = lifecycle.begin(worker, null);
        run.booting(Phase.ENGINE);
        run.ready();
        run.done();
        run.terminated("next");
    }

    /** Whether this is what somebody must see who came after {@code joined} events. */
    private static boolean isViewFrom(List<LifecycleEvent> order, int joined, List<LifecycleEvent> seen) {
        int live = order.size() - joined;
        int replayed = seen.size() - live;
        return replayed >= 0
                && seen.subList(replayed, seen.size()).equals(order.subList(joined, order.size()))
                && seen.subList(0, replayed).equals(holding(order.subList(0, joined)));
    }

    private static List<LifecycleEvent> holding(List<LifecycleEvent> past) {
        Map<String, LifecycleEvent> holding = new LinkedHashMap<>();
        for (LifecycleEvent event : past) {
            LifecycleEvent.RealmEvent of = (LifecycleEvent.RealmEvent) event;
            holding.remove(of.worker());
            if (!(of instanceof LifecycleEvent.Terminated)) {
                holding.put(of.worker(), of);
            }
        }
        return List.copyOf(holding.values());
    }

    private void runTogether(IntConsumer work) throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int thread = i;
            tasks.add(() -> {
                start.await(4, TimeUnit.MINUTES);
                work.accept(thread);
                return true;
            });
        }
        for (Future<Boolean> future : threads.invokeAll(tasks, 60, TimeUnit.SECONDS)) {
            assertThat(future.get()).isTrue();
        }
    }
}
