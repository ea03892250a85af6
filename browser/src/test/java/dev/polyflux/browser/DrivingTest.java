package dev.polyflux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Line;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts of all languages drive a page, whose side is the published reflected-ffi. */
final class DrivingTest {

    private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();

    @SuppressWarnings("NullAway.Init")
    private static Polyflux browser;

    private static Polyflux runtime;

    @BeforeAll
    static void start() {
        browser = StandIn.browser();
        runtime = Polyflux.builder().output(LINES::add).build();
    }

    @AfterAll
    static void stop() {
        runtime.close();
        browser.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"values.mjs", "values.py", "errors.py", "verbs.py", "events.py", "session.mpy.py"})
    void aScriptFindsThePageAsItIs(String file) {
        assertDrives(file, spec(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"awaiting.mjs", "awaiting.py"})
    void aScriptThatMayNotWaitAwaits(String file) {
        assertDrives(file, spec(file).awaiting());
    }

    private static WorkerSpec spec(String file) {
        return WorkerSpec.of(file, StandIn.resource("drives/" + file)).named(file);
    }

    private static void assertDrives(String file, WorkerSpec spec) {
        try (Pages pages = new Pages(runtime, spec, PageRules.of(StandIn.ORIGIN));
                StandIn page = new StandIn(browser, pages).open()) {
            Ending ending = runtime.events()
                    .ofType(Ending.class)
                    .filter(event -> event.worker().equals(file + "-1"))
                    .blockFirst(StandIn.LIMIT);
            assertThat(ending).describedAs("%s %s", LINES, page.told()).isInstanceOf(Done.class);
            assertThat(page.told()).contains("connected").doesNotContain("ended");
        }
    }
}
