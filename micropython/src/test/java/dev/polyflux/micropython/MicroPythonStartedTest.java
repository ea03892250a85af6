package dev.polyflux.micropython;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts of the other languages start workers in MicroPython, by the names that they have for them. */
final class MicroPythonStartedTest {

    private static final String PYTHON =
            """
            from pyscript import MPWorker, PyWorker
            from polyscript import XWorker
            CODE = "import sys; print(sys.implementation.name)"
            await MPWorker("a.py", code=CODE)
            await MPWorker("b.mpy.py", code=CODE)
            await XWorker("c.py", type="mpy", code=CODE)
            await PyWorker("d.mpy.py", code=CODE)
            await MPWorker("e.js", code="console.log('javascript')")
            """;

    private static final String JAVASCRIPT =
            """
            import { XWorker } from 'polyscript';
            const code = 'import sys; print(sys.implementation.name)';
            await MPWorker('a.py', { code });
            await MPWorker('b.mpy.py', { code });
            await new XWorker('c.py', { type: 'mpy', code }).ready;
            await PyWorker('d.mpy.py', { code });
            await MPWorker('e.js', { code: "console.log('javascript')" });
            """;

    @ParameterizedTest
    @CsvSource({"starting.py", "starting.mjs"})
    void theNameOfWhatStartsAWorkerTellsItsLanguageWhereTheFilesEndingLeavesItOpen(String file) {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder().output(printed::add).build()) {
            WorkerSpec starting = WorkerSpec.of(file, file.endsWith(".py") ? PYTHON : JAVASCRIPT);
            assertThat(polyflux.start(starting).ended().block(Duration.ofMinutes(4)))
                    .isInstanceOf(LifecycleEvent.Done.class);
        }
        assertThat(printed.stream().map(line -> line.worker() + " " + line.text()))
                .containsExactly("a micropython", "b micropython", "c micropython", "d micropython", "e javascript");
    }
}
