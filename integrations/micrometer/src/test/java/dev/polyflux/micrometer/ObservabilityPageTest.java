package dev.polyflux.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.PolyfluxBuilder;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/observability.md} sets a runtime up as it says, and lists each meter with its tags. */
final class ObservabilityPageTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @Test
    void aRuntimeIsSetUpAsThePageShows() {
        MeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        // [page
        PolyfluxBuilder builder =
                Polyflux.builder().calls(CallMeters.of(meters)).calls(ObservedCalls.of(observations));
        Polyflux polyflux = GuestLogs.create().of(builder).build();
        RuntimeMeters.of(polyflux).bindTo(meters);
        // page]
        try (polyflux) {
            Worker worker = polyflux.start(WorkerSpec.of("page.js", "sync.one = () => 1"));
            worker.call("one", Integer.class).block(LIMIT);
            assertThat(meters.get("polyflux.calls")
                            .tag("worker", "page")
                            .timer()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void eachMeterStandsOnThePageWithItsTags() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "..", "docs", "observability.md"));
        assertThat(PolyfluxMeters.values()).allSatisfy(meter -> {
            String tags = Arrays.stream(meter.getKeyNames())
                    .map(KeyName::asString)
                    .collect(Collectors.joining("`, `", "`", "`"));
            assertThat(rows)
                    .anyMatch(
                            row -> row.startsWith("| `" + meter.getName() + "` |") && row.endsWith("| " + tags + " |"));
        });
    }
}
