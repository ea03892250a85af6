package dev.polyflux.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleEventTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final HeldProxy PROXY = new HeldProxy(1, "Object", "main", "w", "python", false, List.of());
    private static final Outcome DONE = new Outcome(Outcome.Kind.DONE, "ran to its end");

    @ParameterizedTest
    @MethodSource("everyEvent")
    void isNamedAfterItsType(LifecycleEvent event) {
        assertThat(event.type()).isEqualTo(event.getClass().getSimpleName());
    }

    static Stream<LifecycleEvent> everyEvent() {
        return Stream.of(
                new LifecycleEvent.Booting("main", null, Phase.ENGINE, NOW),
                new LifecycleEvent.Ready("main", null, Duration.ZERO, NOW),
                new LifecycleEvent.Done("main", null, NOW),
                new LifecycleEvent.Failed("main", null, new ConfigurationException("bad"), Phase.CODE, NOW),
                new LifecycleEvent.Progress("main", null, Phase.SOURCES, "numpy", 1, 2, NOW),
                new LifecycleEvent.Stuck("main", null, "a running task", Duration.ZERO, NOW),
                new LifecycleEvent.Terminated("main", null, "enough", NOW),
                new LifecycleEvent.ProxyCreated(PROXY, NOW),
                new LifecycleEvent.ProxyDestroyed(PROXY, Reason.COLLECTED, NOW),
                new LifecycleEvent.AllDone(Map.of(), NOW));
    }

    @Test
    void keepsItsOutcomesWhateverBecomesOfTheMapItWasGiven() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>(Map.of("main", DONE));
        LifecycleEvent.AllDone event = new LifecycleEvent.AllDone(outcomes, NOW);
        outcomes.clear();

        assertThat(event.outcomes()).containsOnlyKeys("main");
        assertThat(event.isEmpty()).isFalse();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> event.outcomes().put("other", DONE));
    }
}
