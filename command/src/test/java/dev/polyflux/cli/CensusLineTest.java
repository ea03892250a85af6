package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.HeldProxy;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.Leases;
import dev.polyflux.lifecycle.LiveProxy;
import dev.polyflux.lifecycle.LiveProxy.Calls;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A census is one object on one line, with all that it says. */
final class CensusLineTest {

    private static LiveProxy live(long id, int line, Duration age) {
        HeldProxy proxy =
                new HeldProxy(id, "function", "main", "w", "python", true, List.of(new Frame("f", "w\n.py", line)));
        return new LiveProxy(proxy, age, Calls.NONE);
    }

    private static Object told(Census census) throws IOException {
        String line = CensusLine.of(census);
        assertThat(line).doesNotContain("\n");
        return new ObjectMapper().readValue(line, Object.class);
    }

    @Test
    void anEmptyOneSaysSo() throws IOException {
        assertThat(told(new Census(List.of(), List.of())))
                .isEqualTo(Map.of(
                        "type", "Census", "live", List.of(), "ended", Map.of(), "silent", List.of(), "leases",
                        Map.of()));
    }

    @Test
    void thoseThatAreAlikeAreOneAndCounted() throws IOException {
        Holding holding = new Holding(
                "w",
                "python",
                List.of(live(1, 3, Duration.ofMillis(5)), live(2, 3, Duration.ofMillis(7)), live(3, 4, Duration.ZERO)),
                Map.of(Reason.COLLECTED, 4L, Reason.ONCE, 0L));
        assertThat(told(new Census(List.of(holding), List.of("busy"), Map.of("b", new Leases(2, 3)))))
                .isEqualTo(Map.of(
                        "type",
                        "Census",
                        "live",
                        List.of(
                                told(2, 3, 7, 2), // the oldest of those alike
                                told(3, 4, 0, 1)),
                        "ended",
                        Map.of("collected", 4),
                        "silent",
                        List.of("busy"),
                        "leases",
                        Map.of("b", Map.of("given", 2, "held", 3))));
    }

    private static Map<String, Object> told(int id, int line, int age, int alike) {
        return Map.of(
                "id",
                id,
                "of_type",
                "function",
                "owner",
                "main",
                "holder",
                "w",
                "language",
                "python",
                "callable",
                true,
                "created_at",
                List.of(Map.of("function", "f", "file", "w\n.py", "line", line)),
                "age_ms",
                age,
                "alike",
                alike,
                "calls",
                "none");
    }
}
