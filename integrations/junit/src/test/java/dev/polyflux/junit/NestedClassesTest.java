package dev.polyflux.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** Classes within a class share its runtime, which is closed after the last of them. */
final class NestedClassesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Set<Polyflux> SEEN = ConcurrentHashMap.newKeySet();
    private static final Set<Worker> WORKERS = ConcurrentHashMap.newKeySet();

    /** Run by the one below, and by nobody else. */
    @Tag("soak")
    static class Outer {

        @RegisterExtension
        static final PolyfluxExtension POLYFLUX =
                PolyfluxExtension.create().worker(WorkerSpec.of("one.js", "sync.one = () => 1"));

        static void see(Polyflux polyflux, Worker worker) {
            assertThat(worker.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
            SEEN.add(polyflux);
            WORKERS.add(worker);
        }

        @Test
        void outside(Polyflux polyflux, Worker worker) {
            see(polyflux, worker);
        }

        @Nested
        class First {

            @Test
            void within(Polyflux polyflux, Worker worker) {
                see(polyflux, worker);
            }
        }

        @Nested
        class Second {

            @Test
            void within(Polyflux polyflux, Worker worker) {
                see(polyflux, worker);
            }
        }
    }

    @Test
    void allTestsHaveOneRuntimeAndItIsClosedBehindThem() {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Outer.class))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.succeeded(3).failed(0));
        assertThat(SEEN).hasSize(1);
        assertThat(WORKERS).hasSize(1).allSatisfy(worker -> assertThat(
                        worker.call("one", Integer.class).materialize().block(LIMIT))
                .matches(end -> end.hasError()));
    }
}
