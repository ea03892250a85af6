package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.Outcome;
import dev.polyflux.lifecycle.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllDoneTest {

    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.fixed(Instant.EPOCH));
    private final Recording recording = Recording.of(lifecycle);

    @Test
    void comesAfterTheLastOfAllRunsWhicheverIsSlower() {
        Run python = ready("python");
        Run javascript = ready("javascript");
        lifecycle.allStarted();
        javascript.done();
        python.done();

        assertThat(recording.closeAndSummarize())
                .containsExactly("python Ready", "javascript Ready", "javascript Done", "python Done", "AllDone");
    }

    @Test
    void comesAtOnceWhenEverythingHasEndedBefore() {
        ready("main").done();
        lifecycle.allStarted();

        assertThat(recording.closeAndSummarize()).containsExactly("main Ready", "main Done", "AllDone");
    }

    @Test
    void comesAtOnceAndFlaggedEmptyWhereNothingWasStarted() {
        lifecycle.allStarted();

        assertThat(recording.close()).singleElement().satisfies(event -> {
            assertThat(event).isInstanceOf(AllDone.class);
            assertThat(((AllDone) event).isEmpty()).isTrue();
        });
    }

    @Test
    void doesNotComeBeforeEverythingWasStarted() {
        ready("main").done();

        assertThat(recording.closeAndSummarize()).doesNotContain("AllDone");
    }

    @Test
    void doesNotComeWhileEndlessCodeRuns() {
        ready("main").done();
        ready("endless");
        lifecycle.allStarted();

        assertThat(recording.closeAndSummarize()).doesNotContain("AllDone");
    }

    @Test
    void comesWhenEndlessCodeIsTerminated() {
        Run endless = ready("endless");
        lifecycle.allStarted();
        endless.terminated("took too long");

        assertThat(recording.closeAndSummarize()).containsExactly("endless Ready", "endless Terminated", "AllDone");
    }

    @Test
    void givesAReasonForEachRealmInTheOrderOfTheirEndings() {
        Run unbootable = lifecycle.begin("unbootable", "missing.py");
        Run endless = ready("endless");
        Run main = ready("main");
        lifecycle.allStarted();
        unbootable.booting(Phase.SOURCES);
        unbootable.failed(new ConfigurationException("no such file: missing.py"));
        main.done();
        endless.terminated("took too long");

        assertThat(lastAllDone().outcomes())
                .containsExactly(
                        entry("unbootable", new Outcome(Outcome.Kind.FAILED, "sources: no such file: missing.py")),
                        entry("main", new Outcome(Outcome.Kind.DONE, "ran to its end")),
                        entry("endless", new Outcome(Outcome.Kind.TERMINATED, "took too long")));
    }

    @Test
    void waitsForWorkersThatBeganAfterTheFirstOnes() {
        Run main = ready("main");
        lifecycle.allStarted();
        Run dynamic = ready("dynamic");
        main.done();
        dynamic.done();

        assertThat(recording.closeAndSummarize())
                .endsWith("main Done", "dynamic Done", "AllDone")
                .containsOnlyOnce("AllDone");
    }

    @Test
    void waitsForARunThatHasBegunAndToldNothing() {
        Run silent = lifecycle.begin("silent", null);
        lifecycle.allStarted();
        silent.terminated("never mind");

        assertThat(recording.closeAndSummarize()).containsExactly("silent Terminated", "AllDone");
    }

    @Test
    void comesAgainWhenRunsThatBeganAfterItHaveEndedAllTogether() {
        ready("main").done();
        lifecycle.allStarted();
        Run first = ready("first");
        Run second = ready("second");
        first.done();
        second.done();
        lifecycle.allStarted();

        List<LifecycleEvent> events = recording.close();
        assertThat(events.stream().map(Recording::summarize))
                .containsExactly(
                        "main Ready",
                        "main Done",
                        "AllDone",
                        "first Ready",
                        "second Ready",
                        "first Done",
                        "second Done",
                        "AllDone");
        assertThat(((AllDone) events.getLast()).outcomes()).containsOnlyKeys("first", "second");
    }

    @Test
    void isAboutTheRunsThatTheRollCalls() {
        Run open = ready("open");
        ready("over").done();
        assertThat(lifecycle.roll())
                .isEqualTo(new Roll(
                        false, Set.of("open"), Map.of("over", new Outcome(Outcome.Kind.DONE, "ran to its end"))));
        lifecycle.allStarted();
        open.done();

        assertThat(lifecycle.roll()).isEqualTo(new Roll(true, Set.of(), Map.of()));
    }

    @Test
    void isHeardByAListenerBeforeTheRunGoesOn() {
        List<String> heard = new ArrayList<>();
        ready("early");
        lifecycle.listen(event -> heard.add(Recording.summarize(event)));
        lifecycle.allStarted();
        ready("late").done();
        assertThat(heard).containsExactly("early Ready", "late Ready", "late Done");
    }

    @Test
    void doesNotCountTheTerminationOfARealmThatWasDone() {
        Run main = ready("main");
        Run other = ready("other");
        lifecycle.allStarted();
        main.done();
        main.terminated("closed");
        other.done();

        assertThat(lastAllDone().outcomes())
                .containsEntry("main", new Outcome(Outcome.Kind.DONE, "ran to its end"))
                .hasSize(2);
    }

    @Test
    void showsARealmThatRanTwiceWhereItsLastRunEnded() {
        ready("main").terminated("to start again");
        ready("other").done();
        ready("main").done();
        lifecycle.allStarted();

        Outcome done = new Outcome(Outcome.Kind.DONE, "ran to its end");
        assertThat(lastAllDone().outcomes()).containsExactly(entry("other", done), entry("main", done));
    }

    @Test
    void isNotToldAfterClose() {
        Run main = ready("main");
        lifecycle.close();
        main.done();
        lifecycle.allStarted();

        assertThat(recording.closeAndSummarize()).containsExactly("main Ready");
    }

    private Run ready(String worker) {
        Run run = lifecycle.begin(worker, null);
        run.ready();
        return run;
    }

    private AllDone lastAllDone() {
        return (AllDone) recording.close().getLast();
    }
}
