package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that are there at once: each answers, what one takes is printed, and when they have gone nothing is left. */
@Tag("gc")
final class MicroPythonCrowdTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    /** What is just being compiled is in memory, and on a busy machine for long. */
    private static final int COLLECTIONS = 1000;

    private static final long MOST_FOR_ONE = 2 << 20;
    private static final long SLACK = 8 << 20;

    private static final String CODE =
            """
            number = None
            def become(own):
                global number
                number = own
            def ask():
                return number
            __export__ = ["become", "ask"]
            """;

    private final Polyflux polyflux = Polyflux.builder().build();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private Worker started(int number) {
        Worker worker = polyflux.start(WorkerSpec.of("worker" + number + ".mpy.py", CODE));
        worker.call("become", Void.class, number).block(LIMIT);
        return worker;
    }

    /** Those of realms. */
    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("polyflux-worker")
                        && !thread.getName().endsWith("-close"))
                .count();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void answerAtOnceAndLeaveNothing(int count) {
        started(-1).terminate().block(LIMIT); // what the engine keeps for all
        long threads = threads();
        long before = used();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            workers.add(started(i));
        }
        assertThat(threads()).isEqualTo(threads + count);
        long each = (used() - before) / count;
        for (int i = 0; i < count; i++) {
            assertThat(workers.get(i).call("ask", Integer.class).block(LIMIT)).isEqualTo(i);
        }
        for (Worker worker : workers) {
            worker.terminate().block(LIMIT);
        }
        workers.clear();
        assertThat(threads()).isEqualTo(threads);
        long after = used();
        for (int i = 0; i < COLLECTIONS && after > before + SLACK; i++) {
            after = used();
        }
        System.out.printf(
                "%d workers at once: %,d bytes of the heap each; %,d before, %,d after%n", count, each, before, after);
        assertThat(each).isLessThan(MOST_FOR_ONE);
        assertThat(after - before).isLessThan(SLACK);
    }

    @Test
    void someWorkersAnswerAtOnceAndLeaveNothing() {
        answerAtOnceAndLeaveNothing(30);
    }

    /** {@code polyflux.workers} is how many. */
    @Test
    @Tag("soak")
    @Timeout(1800)
    void aThousandWorkersAnswerAtOnceAndLeaveNothing() {
        answerAtOnceAndLeaveNothing(Integer.getInteger("polyflux.workers", 1000));
    }
}
