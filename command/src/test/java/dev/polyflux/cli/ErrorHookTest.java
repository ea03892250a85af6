package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error that ends a script goes to the script's own {@code sys.excepthook}, in the place of the telling by default. */
final class ErrorHookTest extends CommandFrame {

    private static final String HOOK =
            """
            import asyncio, sys
            def hook(kind, error, traceback):
                print('hook', kind.__name__, error, traceback.tb_frame.f_code.co_name, file=sys.stderr)
            sys.excepthook = hook
            """;

    @ParameterizedTest
    @CsvSource({
        "1 / 0, 1, hook ZeroDivisionError division by zero <module>",
        "await asyncio.sleep(0); [][1], 1, hook IndexError list index out of range <module>",
        "sys.exit(3), 3, ''",
        "sys.excepthook = lambda *told: sys.exit(7); 1 / 0, 7, ''",
        "sys.excepthook = lambda *told: None; 1 / 0, 1, ''",
        "'sys.excepthook = lambda *told: print(len(told), file=sys.stderr); 1 / 0', 1, 3",
        "pass, 0, ''"
    })
    void theScriptsHookTellsItInItsOwnWay(String code, int status, String said) throws IOException {
        String script = file("script.py", HOOK + code);
        for (String[] run : new String[][] {{"run", script}, {"run", "--main", script}}) {
            forgetErrors();
            assertThat(Main.execute(run)).isEqualTo(status);
            assertThat(String.join("/", errors())).isEqualTo(said);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "def hook(*told): raise KeyError('in hook'), KeyError: 'in hook'",
        "hook = None, TypeError: 'NoneType' object is not callable"
    })
    void aHookThatFailsIsToldBesideTheError(String hook, String failure) throws IOException {
        String script = file("script.py", "import sys\n" + hook + "\nsys.excepthook = hook\n1 / 0\n");
        assertThat(Main.execute("run", script)).isEqualTo(1);
        assertThat(errors()).first().isEqualTo("Error in sys.excepthook:");
        assertThat(errors())
                .containsSubsequence(failure, "", "Original exception was:", "ZeroDivisionError: division by zero");
        assertThat(errors())
                .filteredOn(line -> line.startsWith("ZeroDivisionError"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void theRunHasFailedWithTheErrorAndKnowsWhetherItWasTold(boolean hooked, boolean told) {
        try (Polyflux polyflux = Polyflux.create()) {
            String code = (hooked ? HOOK : "") + "1 / 0";
            assertThat(polyflux.start(WorkerSpec.of("fails.py", code)).ended().block(Duration.ofMinutes(4)))
                    .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.error())
                            .isInstanceOfSatisfying(GuestException.class, error -> {
                                assertThat(error.isTold()).isEqualTo(told);
                                assertThat(error.error().type()).isEqualTo("ZeroDivisionError");
                            }));
        }
    }

    @Test
    void theHookThatSysHadTellsItAsBefore() throws IOException {
        String script =
                file("script.py", "import sys\nsys.excepthook = lambda *told: sys.__excepthook__(*told)\n1 / 0\n");
        assertThat(Main.execute("run", script)).isEqualTo(1);
        assertThat(errors()).first().isEqualTo("Traceback (most recent call last):");
        assertThat(errors()).last().isEqualTo("ZeroDivisionError: division by zero");
    }
}
