package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a subscriber sees of the time before it came, at every stage. */
class LateSubscriberTest {

    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.fixed(Instant.EPOCH));
    private final Run main = lifecycle.begin("main", null);

    @Test
    void seesNothingOfARunThatHasOnlyBegun() {
        assertThat(replay()).isEmpty();
        assertThat(lifecycle.state("main")).isNull();
    }

    @Test
    void seesOnlyTheLatestBootPhase() {
        main.booting(Phase.ENGINE);
        main.booting(Phase.CONTEXT);

        assertThat(Recording.of(lifecycle).close())
                .containsExactly(new LifecycleEvent.Booting("main", null, Phase.CONTEXT, Instant.EPOCH));
    }

    @Test
    void seesReadyWithoutTheBootBeforeIt() {
        main.booting(Phase.ENGINE);
        main.ready();

        assertThat(replay()).containsExactly("main Ready");
    }

    @Test
    void seesDone() {
        main.ready();
        main.done();

        assertThat(replay()).containsExactly("main Done");
    }

    @Test
    void seesAFailedBoot() {
        main.booting(Phase.ENGINE);
        main.failed(new ConfigurationException("bad"));

        assertThat(replay()).containsExactly("main Failed");
    }

    @Test
    void seesAScriptThatFailed() {
        main.ready();
        main.failed(new ConfigurationException("bad"));

        assertThat(replay()).containsExactly("main Failed");
    }

    @Test
    void seesNothingOfATerminatedRealm() {
        main.ready();
        main.terminated("enough");

        assertThat(replay()).isEmpty();
        assertThat(lifecycle.state("main")).isNull();
    }

    @Test
    void seesAllDoneWhereItHappened() {
        main.ready();
        main.done();
        lifecycle.allStarted();
        lifecycle.begin("late", null).ready();

        assertThat(replay()).containsExactly("main Done", "AllDone", "late Ready");
    }

    @Test
    void seesRealmsInTheOrderOfTheirLatestEvents() {
        Run stats = lifecycle.begin("stats", null);
        main.booting(Phase.ENGINE);
        stats.booting(Phase.ENGINE);
        main.ready();

        assertThat(replay()).containsExactly("stats Booting", "main Ready");
    }

    @Test
    void seesWhatHappensAfterItCameNextWithoutAGapOrADuplicate() {
        main.booting(Phase.ENGINE);
        main.ready();
        Recording late = Recording.of(lifecycle);
        main.done();

        assertThat(late.closeAndSummarize()).containsExactly("main Ready", "main Done");
    }

    @Test
    void seesTheStateAndTheEndOfAClosedLifecycle() {
        main.ready();
        lifecycle.close();

        assertThat(replay()).containsExactly("main Ready");
    }

    @Test
    void canAskForTheStateOfOneRealmInstead() {
        main.ready();

        assertThat(lifecycle.state("main")).isInstanceOf(LifecycleEvent.Ready.class);
        assertThat(lifecycle.state("nobody")).isNull();
    }

    private List<String> replay() {
        return Recording.of(lifecycle).closeAndSummarize();
    }
}
