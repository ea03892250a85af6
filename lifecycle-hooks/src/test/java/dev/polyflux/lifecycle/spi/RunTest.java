package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Progress;
import dev.polyflux.lifecycle.LifecycleEvent.Ready;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.Outcome;
import dev.polyflux.lifecycle.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

class RunTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final PolyfluxException ERROR = new ConfigurationException("no such file: app.py");

    private Instant now = START;
    private final Lifecycle lifecycle = Lifecycle.create(() -> now);
    private final Recording recording = Recording.of(lifecycle);
    private final Run run = lifecycle.begin("stats", "stats.py");

    @Test
    void walksFromBootingThroughReadyToDone() {
        run.booting(Phase.ENGINE);
        run.booting(Phase.CONTEXT);
        now = START.plusMillis(150);
        run.ready();
        run.running(Phase.CODE);
        run.done();

        Instant later = START.plusMillis(150);
        assertThat(recording.close())
                .containsExactly(
                        new Booting("stats", "stats.py", Phase.ENGINE, START),
                        new Booting("stats", "stats.py", Phase.CONTEXT, START),
                        new Ready("stats", "stats.py", Duration.ofMillis(150), later),
                        new Done("stats", "stats.py", later));
    }

    @Test
    void walksThroughEveryPhaseInOrderAndTellsOnlyThoseBeforeReady() {
        for (Phase phase : Phase.values()) {
            if (phase == Phase.ON_BEFORE_RUN) {
                run.ready();
            }
            boolean moved = phase.boots() ? run.booting(phase) : run.running(phase);
            assertThat(moved).isTrue();
            assertThat(run.phase()).isEqualTo(phase);
        }
        run.done();

        assertThat(recording.closeAndSummarize())
                .containsExactly(
                        "stats Booting",
                        "stats Booting",
                        "stats Booting",
                        "stats Booting",
                        "stats Booting",
                        "stats Booting",
                        "stats Ready",
                        "stats Done");
    }

    @Test
    void tellsHowFarItsBootIsAndWhatAPhaseHasDone() {
        run.booting(Phase.SOURCES);
        run.progress("numpy", 1, 2);
        run.progress("pandas", 2, 2);

        assertThat(recording.close())
                .containsExactly(
                        new Booting("stats", "stats.py", Phase.SOURCES, START),
                        new Progress("stats", "stats.py", Phase.SOURCES, "numpy", 1, 2, START),
                        new Progress("stats", "stats.py", Phase.SOURCES, "pandas", 2, 2, START));
        Booting last = new Booting("stats", "stats.py", Phase.ON_READY, START);
        assertThat(last.number()).isEqualTo(last.total());
    }

    @Test
    void mayEnterAPhaseAgainForASecondLanguage() {
        run.booting(Phase.PRELUDE);

        assertThat(run.booting(Phase.PRELUDE)).isTrue();
    }

    @Test
    void isDoneRightAfterReadyWhereNothingRuns() {
        run.ready();

        assertThat(run.done()).isTrue();
    }

    @Test
    void failsWithoutReadyWhenTheBootFails() {
        run.booting(Phase.SOURCES);
        run.failed(ERROR);

        assertThat(recording.close())
                .containsExactly(
                        new Booting("stats", "stats.py", Phase.SOURCES, START),
                        new Failed("stats", "stats.py", ERROR, Phase.SOURCES, START));
    }

    @Test
    void failsInThePhaseWhereItsScriptThrew() {
        run.ready();
        run.running(Phase.CODE);
        run.failed(ERROR);

        assertThat(recording.close()).last().isEqualTo(new Failed("stats", "stats.py", ERROR, Phase.CODE, START));
    }

    @Test
    void failsBeforeItsFirstHookWhereNoPhaseWasEnteredSinceReady() {
        run.booting(Phase.ON_READY);
        run.ready();
        run.failed(ERROR);

        assertThat(recording.close())
                .last()
                .isEqualTo(new Failed("stats", "stats.py", ERROR, Phase.ON_BEFORE_RUN, START));
    }

    @ParameterizedTest
    @MethodSource("waysToTerminated")
    void canBeTerminatedFromEverywhere(Consumer<Run> way) {
        way.accept(run);

        assertThat(run.terminated("by the test")).isTrue();
        assertThat(run.isEnded()).isTrue();
        assertThat(recording.close()).last().isEqualTo(new Terminated("stats", "stats.py", "by the test", START));
    }

    static Stream<Named<Consumer<Run>>> waysToTerminated() {
        return Stream.of(
                way("begun", r -> {}),
                way("booting", r -> r.booting(Phase.ENGINE)),
                way("ready", Run::ready),
                way("done", ready().andThen(Run::done)),
                way("failed while booting", r -> r.failed(ERROR)),
                way("failed", ready().andThen(r -> r.failed(ERROR))));
    }

    @ParameterizedTest
    @EnumSource
    void isEndedByExactlyOneEvent(Outcome.Kind kind) {
        run.ready();
        assertThat(run.isEnded()).isFalse();
        switch (kind) {
            case DONE -> run.done();
            case FAILED -> run.failed(ERROR);
            case TERMINATED -> run.terminated("first");
        }
        run.terminated("the realm goes");

        StepVerifier.create(run.ended().map(Outcome::of).map(Outcome::kind))
                .expectNext(kind)
                .expectComplete()
                .verify(Recording.PATIENCE);
    }

    @Test
    void tellsWhoeverAskedBeforeHowItEnded() {
        var ended = run.ended().toFuture();
        run.ready();
        run.done();

        Ending expected = new Done("stats", "stats.py", START);
        assertThat(ended).succeedsWithin(Recording.PATIENCE).isEqualTo(expected);
    }

    private static Consumer<Run> ready() {
        return Run::ready;
    }

    private static Named<Consumer<Run>> way(String name, Consumer<Run> way) {
        return Named.of(name, way);
    }
}
