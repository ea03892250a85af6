package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.lifecycle.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The moves a run does not make. */
class RunRefusalTest {

    private static final PolyfluxException ERROR = new ConfigurationException("no such file: app.py");
    private static final Consumer<Run> READY = Run::ready;

    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.fixed(Instant.EPOCH));
    private final Recording recording = Recording.of(lifecycle);
    private final Run run = lifecycle.begin("stats", "stats.py");

    @ParameterizedTest(name = "{2}")
    @MethodSource("illegalMoves")
    void refusesAMoveOutOfOrder(Consumer<Run> way, Consumer<Run> move, String message) {
        way.accept(run);

        assertThatIllegalStateException().isThrownBy(() -> move.accept(run)).withMessage(message);
    }

    static Stream<Arguments> illegalMoves() {
        Consumer<Run> begun = r -> {};
        Consumer<Run> booting = r -> r.booting(Phase.PRELUDE);
        Consumer<Run> code = READY.andThen(r -> r.running(Phase.CODE));
        Consumer<Run> done = READY.andThen(Run::done);
        Consumer<Run> bootFailed = booting.andThen(r -> r.failed(ERROR));
        Consumer<Run> boot = r -> r.booting(Phase.ENGINE);
        Consumer<Run> script = r -> r.running(Phase.CODE);
        Consumer<Run> fail = r -> r.failed(ERROR);
        return Stream.of(
                illegal(begun, Run::done, "become Done: it is Booting (configuration)"),
                illegal(begun, script, "run phase code: it is Booting (configuration)"),
                illegal(begun, r -> r.booting(Phase.CODE), "boot in phase code: it is Booting (configuration)"),
                illegal(booting, boot, "go back to phase engine: it is Booting (prelude)"),
                illegal(booting, Run::done, "become Done: it is Booting (prelude)"),
                illegal(READY, Run::ready, "become Ready: it is Ready (onBeforeRun)"),
                illegal(READY, boot, "boot in phase engine: it is Ready (onBeforeRun)"),
                illegal(READY, r -> r.running(Phase.ON_READY), "run phase onReady: it is Ready (onBeforeRun)"),
                illegal(
                        code,
                        r -> r.running(Phase.CODE_BEFORE_RUN),
                        "go back to phase codeBeforeRun: it is Ready (code)"),
                illegal(done, boot, "boot in phase engine: it is Done"),
                illegal(done, Run::ready, "become Ready: it is Done"),
                illegal(done, script, "run phase code: it is Done"),
                illegal(done, Run::done, "become Done: it is Done"),
                illegal(done, fail, "become Failed: it is Done"),
                illegal(bootFailed, Run::ready, "become Ready: it is Failed (prelude)"),
                illegal(bootFailed, Run::done, "become Done: it is Failed (prelude)"),
                illegal(bootFailed, fail, "become Failed: it is Failed (prelude)"));
    }

    @Test
    void tellsNothingAndStaysWhereItIsWhenAMoveIsRefused() {
        run.ready();
        assertThatIllegalStateException().isThrownBy(run::ready);

        assertThat(run.done()).isTrue();
        assertThat(recording.closeAndSummarize()).containsExactly("stats Ready", "stats Done");
    }

    @Test
    void ignoresEveryMoveAfterItWasTerminated() {
        run.booting(Phase.ENGINE);
        run.terminated("first");

        assertThat(List.of(
                        run.booting(Phase.CONTEXT),
                        run.ready(),
                        run.running(Phase.CODE),
                        run.done(),
                        run.failed(ERROR),
                        run.terminated("second")))
                .containsOnly(false);
        assertThat(recording.closeAndSummarize()).containsExactly("stats Booting", "stats Terminated");
    }

    private static Arguments illegal(Consumer<Run> way, Consumer<Run> move, String message) {
        return Arguments.of(way, move, "worker 'stats' cannot " + message);
    }
}
