package dev.polyflux;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * MicroPython's cells of the conformance suite, and a page of them in {@code target}. It runs Python's code, upon Python's objects;
 * {@code conformance} has what differs, and the reasons why a cell does not hold.
 *
 * <p>Not in every build: not every case that does not hold has its reason there yet.
 */
@Tag("soak")
final class MicroPythonConformanceTest {

    private static final String INTRODUCTION =
            """
            # Conformance of MicroPython

            What MicroPython does to objects of the other languages, and they to its own, by the cases that hold Python and JavaScript to
            each other.
            """;

    private static final List<ConformanceCell> CELLS = List.of(
            new ConformanceCell("mpy", "mpy", false, false),
            new ConformanceCell("mpy", "js", false, false),
            new ConformanceCell("mpy", "js", true, false),
            new ConformanceCell("mpy", "py", true, false),
            new ConformanceCell("mpy", "mpy", true, false),
            new ConformanceCell("js", "mpy", true, false),
            new ConformanceCell("py", "mpy", true, false));

    @TestFactory
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    Stream<DynamicContainer> cells() throws IOException {
        List<ConformanceCase> cases = ConformanceCase.all(Path.of("src", "test", "resources", "conformance"));
        return ConformanceTest.tests(INTRODUCTION, CELLS, cases);
    }
}
