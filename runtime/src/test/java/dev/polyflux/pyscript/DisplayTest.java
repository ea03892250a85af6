package dev.polyflux.pyscript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Display;
import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What guests display, as Java sees it. */
final class DisplayTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String CODE =
            """
            from pyscript import HTML, display

            class Rich:
                def __repr__(self):
                    return "rich"

                def _repr_mimebundle_(self):
                    return {"text/html": "<b>rich</b>", "image/png": b"\\x89PNG", "application/json": {"a": [1]}}, {"width": 5}

            class Picture:
                def __repr__(self):
                    return "picture"

                def _repr_svg_(self):
                    return "<svg/>"

                def savefig(self, file, format):
                    file.write(format.encode())

            display("<plain>", 5)
            display(HTML("<i>"), target="#out", append=False)
            display(Rich(), Picture())
            """;

    @Test
    void whoLooksSeesEveryValueAsWhateverItIs() {
        List<Display> seen = new CopyOnWriteArrayList<>();
        List<String> printed = new CopyOnWriteArrayList<>();
        try (Polyflux polyflux = Polyflux.builder()
                .display(seen::add)
                .output(line -> printed.add(line.text()))
                .build()) {
            assertThat(polyflux.start(WorkerSpec.of("shows.py", CODE)).ended().block(LIMIT))
                    .isInstanceOf(LifecycleEvent.Done.class);
        }
        assertThat(seen)
                .containsExactly(
                        new Display("shows", "shows", true, Map.of("text/plain", "<plain>")),
                        new Display("shows", "shows", true, Map.of("text/plain", "5")),
                        new Display("shows", "out", false, Map.of("text/html", "<i>", "text/plain", "<i>")),
                        new Display(
                                "shows",
                                "shows",
                                true,
                                Map.of(
                                        "text/html", "<b>rich</b>",
                                        "image/png", "iVBORw==",
                                        "application/json", "{\"a\": [1]}",
                                        "text/plain", "rich")),
                        new Display(
                                "shows",
                                "shows",
                                true,
                                Map.of("image/png", "cG5n", "image/svg+xml", "<svg/>", "text/plain", "picture")));
        assertThat(printed).isEmpty();
    }
}
