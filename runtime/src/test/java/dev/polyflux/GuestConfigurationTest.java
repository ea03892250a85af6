package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What guests see of a configuration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GuestConfigurationTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String READING =
            """
            import json
            from pyscript import config
            import pyscript
            print(json.dumps(config, sort_keys=True))
            config["name"] = "changed"
            print(pyscript.config is config)
            """;

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux = Polyflux.builder()
            .config(
                    Configuration.text(
                            """
                    name = "app"
                    [app]
                    title = "Grüße"
                    list = [1, 2.5, true]
                    """))
            .main("main.py", READING)
            .output(printed::add)
            .build();

    @AfterAll
    void close() {
        polyflux.close();
    }

    private List<String> lines(WorkerSpec spec) {
        LifecycleEvent.Ending ending = polyflux.start(spec).ended().block(LIMIT);
        assertThat(ending).isInstanceOf(LifecycleEvent.Done.class);
        return printed(spec.name());
    }

    private List<String> printed(String realm) {
        return printed.stream()
                .filter(line -> line.worker().equals(realm))
                .map(Line::text)
                .toList();
    }

    @Test
    void mainAndWorkersReadTheRuntimesAsAConfigOfTheirOwn() {
        String all =
                "{\"app\": {\"list\": [1, 2.5, true], \"title\": \"Gr\\u00fc\\u00dfe\"}, \"name\": \"app\", \"type\": \"py\"}";
        assertThat(lines(WorkerSpec.of("w.py", READING))).containsExactly(all, "True");
        assertThat(printed("main")).containsExactly(all, "True");
        assertThat(lines(WorkerSpec.of("second.py", READING))).containsExactly(all, "True");
    }

    @Test
    void aWorkersOwnIsInThePlaceOfTheRuntimes() {
        Configuration own = Configuration.of(Map.of("name", "own", "sync_main_only", true));
        WorkerSpec spec = WorkerSpec.of(
                        "own.py",
                        """
                        from pyscript import config, window
                        print(sorted(config.items()))
                        print(hasattr(window.Object, "__await__"))
                        """)
                .config(own);
        assertThat(lines(spec)).containsExactly("[('name', 'own'), ('sync_main_only', True), ('type', 'py')]", "True");
    }

    @Test
    void aWorkersOwnDoesNotSeemToGrantWhatItDoesNot() {
        WorkerSpec spec = WorkerSpec.idle("idle", "py").config(Configuration.of(Map.of("native_code", true)));
        assertThatThrownBy(() -> polyflux.start(spec)).hasMessageContaining("say it of the runtime");
    }
}
