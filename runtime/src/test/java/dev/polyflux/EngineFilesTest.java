package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the engine's files can only be read, by code that may do all else that the user may. */
final class EngineFilesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Polyflux TRUSTED =
            Polyflux.builder().access(Access.USER).build();
    private static final Worker WORKER = TRUSTED.start(
            WorkerSpec.of(
                    "trusted.py",
                    """
            import os
            import tempfile

            library = os.path.dirname(os.__file__)
            folder = tempfile.mkdtemp()


            def attempt(code):
                try:
                    return str(eval(code))
                except OSError as denied:
                    return type(denied).__name__


            def renamed():
                with open(folder + "/a", "w") as file:
                    file.write("x")
                os.rename(folder + "/a", folder + "/b")
                with open(folder + "/b") as file:
                    return file.read()
            """));

    @AfterAll
    static void close() {
        TRUSTED.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open(library + '/intruder.py', 'w')",
                "open(library + '/../python3.12/intruder.py', 'x')",
                "open(os.__file__, 'a')",
                "os.open(os.__file__, os.O_RDWR)",
                "os.remove(os.__file__)",
                "os.rename(os.__file__, folder + '/os.py')",
                "os.rename(folder, library + '/intruder')",
                "os.mkdir(library + '/intruder')",
                "os.symlink(folder, library + '/intruder')",
                "os.link(os.__file__, folder + '/link')",
                "os.chmod(os.__file__, 0o777)",
                "os.truncate(os.__file__, 0)"
            })
    void nothingChangesThem(String code) {
        assertThat(WORKER.ended()
                        .then(WORKER.eval("attempt(" + '"' + code + '"' + ")", String.class))
                        .block(LIMIT))
                .isEqualTo("PermissionError");
    }

    @ParameterizedTest
    @ValueSource(strings = "attempt('renamed()')")
    void otherFilesAreWrittenAndRenamed(String code) {
        assertThat(WORKER.ended().then(WORKER.eval(code, String.class)).block(LIMIT))
                .isEqualTo("x");
    }
}
