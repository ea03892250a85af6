package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.HeldProxy;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyDestroyed;
import dev.polyflux.lifecycle.LifecycleEvent.Ready;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.Outcome;
import dev.polyflux.lifecycle.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EventLineTest {

    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void everyEventIsOneObjectOnOneLine() {
        assertThat(EventLine.of(new Booting("w", "w.py", Phase.CONTEXT, TIME)))
                .isEqualTo("{\"type\":\"Booting\",\"worker\":\"w\",\"script\":\"w.py\","
                        + "\"time\":\"2026-01-02T03:04:05Z\",\"phase\":\"context\"}");
        assertThat(EventLine.of(new Ready("w", null, Duration.ofMillis(3), TIME)))
                .startsWith("{\"type\":\"Ready\",\"worker\":\"w\",\"script\":null,");
        assertThat(EventLine.of(new Done("w", "w.py", TIME)))
                .isEqualTo(
                        "{\"type\":\"Done\",\"worker\":\"w\",\"script\":\"w.py\",\"time\":\"2026-01-02T03:04:05Z\"}");
        assertThat(EventLine.of(new Terminated("w", "w.py", "closed", TIME))).endsWith("\"reason\":\"closed\"}");
    }

    @Test
    void aProxyIsToldWithBothItsRealmsAndWhereItWasMade() {
        HeldProxy proxy = new HeldProxy(7, "dict", "main", "w", "python", false, List.of(new Frame("f", "w.py", 3)));
        assertThat(EventLine.of(new ProxyDestroyed(proxy, Reason.CALL_ENDED, TIME)))
                .isEqualTo(
                        "{\"type\":\"ProxyDestroyed\",\"time\":\"2026-01-02T03:04:05Z\",\"id\":7,\"of_type\":\"dict\","
                                + "\"owner\":\"main\",\"holder\":\"w\",\"language\":\"python\",\"callable\":false,"
                                + "\"created_at\":[{\"function\":\"f\",\"file\":\"w.py\",\"line\":3}],"
                                + "\"reason\":\"call ended\"}");
    }

    @Test
    void textIsEscaped() {
        assertThat(EventLine.of(new Failed("w", "a\"b.py", new ClosedException("two\nlines"), Phase.CODE, TIME)))
                .contains("\"script\":\"a\\\"b.py\"")
                .endsWith("\"error\":\"two\\nlines\"}")
                .doesNotContain("\n");
    }

    @Test
    void allDoneTellsHowEachRealmEnded() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        outcomes.put("b", new Outcome(Outcome.Kind.DONE, "ran to its end"));
        outcomes.put("a", new Outcome(Outcome.Kind.FAILED, "code: bad"));
        assertThat(EventLine.of(new AllDone(outcomes, TIME)))
                .isEqualTo("{\"type\":\"AllDone\",\"time\":\"2026-01-02T03:04:05Z\","
                        + "\"outcomes\":{\"b\":\"done\",\"a\":\"failed\"}}");
    }
}
