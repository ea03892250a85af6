package dev.polyflux.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** A test that leaves something behind fails, and says what. */
final class LeaksTest {

    /** Tests that are to fail: run by the ones below, and by nobody else. */
    @Tag("soak")
    static final class Leaking {

        @RegisterExtension
        static final PolyfluxExtension POLYFLUX = PolyfluxExtension.create()
                .with(builder ->
                        builder.main("main.js", "globalThis.kept = []; globalThis.keep = (it) => void kept.push(it);"))
                .worker(
                        WorkerSpec.of(
                                "leaky.js",
                                """
                        sync.keeps = () => { window.keep(() => 1); };
                        sync.lets_go = () => { window.eval('(f) => f()')(() => 1); };
                        sync.goes_on = () => { setInterval(() => {}, 60_000); };
                        """));

        @Test
        void keeps(Worker worker) {
            worker.call("keeps", Void.class).block();
        }

        @Test
        void goesOn(Worker worker) {
            worker.call("goes_on", Void.class).block();
        }

        @Test
        void letsGo(Worker worker) {
            worker.call("lets_go", Void.class).block();
        }
    }

    private static List<String> failures() {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Leaking.class))
                .execute()
                .testEvents()
                .failed()
                .stream()
                .map(LeaksTest::told)
                .toList();
    }

    private static String told(Event failed) {
        return failed.getTestDescriptor().getDisplayName() + " "
                + failed.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .map(Objects::toString)
                        .orElse("");
    }

    @Test
    void whatGuestsHoldAndWhatTheyStillDoIsTold() {
        assertThat(failures())
                .hasSize(2)
                .anySatisfy(
                        told -> assertThat(told).startsWith("keeps").contains("leaves objects behind", "leaky", "main"))
                .anySatisfy(told ->
                        assertThat(told).startsWith("goesOn").contains("leaves work behind: {leaky=[1 timer]}"));
    }
}
