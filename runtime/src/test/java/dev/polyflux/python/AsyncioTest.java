package dev.polyflux.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Python's asyncio, and waiting without it, on a realm's event loop: scripts that end with what they print. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AsyncioTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private final LinkedBlockingQueue<String> failures = new LinkedBlockingQueue<>();
    private final Polyflux polyflux = Polyflux.builder()
            .output(printed::add)
            .uncaught((worker, failure) -> failures.add(worker + ": " + failure.getMessage()))
            .build();

    @AfterAll
    void close() {
        polyflux.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tasks",
                "primitives",
                "contexts",
                "inline",
                "loop",
                "due_now",
                "run_sync",
                "promising",
                "begun_elsewhere",
                "wrappers"
            })
    void aScriptPrintsWhatItEndsWith(String name) throws IOException {
        assertRuns(polyflux, name);
    }

    @Test
    void threadsDoTheirWorkWhereTheRealmMayHaveThem() throws IOException {
        try (Polyflux trusting =
                Polyflux.builder().access(Access.USER).output(printed::add).build()) {
            assertRuns(trusting, "threads");
        }
    }

    @Test
    void anErrorOfATaskThatNobodyAsksForIsUncaught() throws InterruptedException {
        String code =
                "import asyncio\nasync def fails():\n    raise ValueError('lost')\nasyncio.create_task(fails())\n";
        polyflux.start(WorkerSpec.of("loses.py", code));

        assertThat(failures.poll(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .contains("loses")
                .contains("lost");
    }

    @Test
    void terminatingAWorkerEndsItsRunSync() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        try (Polyflux other =
                Polyflux.builder().output(line -> waiting.countDown()).build()) {
            Worker worker = other.start(
                    WorkerSpec.of(
                            "waits.py",
                            """
                    from polyflux import run_sync, sleep
                    async def hour():
                        await sleep(0)
                        print("waiting")
                        await sleep(3600)
                    run_sync(hour())
                    """));
            assertThat(waiting.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            worker.terminate().block(LIMIT);

            assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Terminated.class);
        }
    }

    @Test
    void aMainThatRunsItsLoopInAsyncioRunLetsWorkersBegin() {
        String main =
                """
                import asyncio
                told = asyncio.Event()
                def tell():
                    told.set()
                asyncio.run(told.wait())
                """;
        try (Polyflux other = Polyflux.builder().main("main.py", main).build()) {
            Worker worker = other.start(WorkerSpec.of("tells.py", "from pyscript import window\nwindow.tell()\n"));

            assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        }
    }

    private void assertRuns(Polyflux on, String name) throws IOException {
        assertThat(on.start(WorkerSpec.of(name + ".py", text(name))).ended().block(LIMIT))
                .isInstanceOf(LifecycleEvent.Done.class);
        List<String> lines = printed.stream()
                .filter(line -> line.worker().equals(name))
                .map(Line::text)
                .toList();
        List<String> expected = text(name)
                .lines()
                .filter(line -> line.startsWith("# "))
                .map(line -> line.substring(2))
                .toList();
        assertThat(lines).isEqualTo(expected);
    }

    private static String text(String name) throws IOException {
        try (InputStream in = AsyncioTest.class.getResourceAsStream("/asyncio/" + name + ".py")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
