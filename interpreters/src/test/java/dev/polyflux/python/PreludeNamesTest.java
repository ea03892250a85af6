package dev.polyflux.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.TypeRef;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.graalvm.polyglot.Source;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The files of Python's prelude share one namespace, in which a second binding of a name would take the first one's place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreludeNamesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** What a part puts in the place of what was there before it, as it means to. */
    private static final List<String> REPLACED = List.of(
            "is_proxied: double_proxy.py, strict.py",
            "last_line: double_proxy.py, strict.py",
            "make_js_proxy: js_classes.py, proxy.py");

    private final Polyflux polyflux = Polyflux.builder().build();

    @AfterAll
    void close() {
        polyflux.close();
    }

    private Worker names;

    @BeforeAll
    void start() throws IOException {
        try (InputStream in = PreludeNamesTest.class.getResourceAsStream("/prelude/names.py")) {
            String code = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            names = polyflux.start(WorkerSpec.of("names.py", code));
        }
    }

    private List<String> twice(List<String> files, List<String> texts) {
        return Objects.requireNonNull(names.call("twice", new TypeRef<List<String>>() {}, files, texts)
                .block(LIMIT));
    }

    @Test
    void noNameIsBoundInTwoFiles() {
        List<Source> files = Stream.concat(Python.PRELUDE.stream(), Python.PARTS.values().stream())
                .toList();
        List<String> texts =
                files.stream().map(file -> file.getCharacters().toString()).toList();
        assertThat(twice(files.stream().map(Python::name).toList(), texts)).isEqualTo(REPLACED);
    }

    @Test
    void whateverBindsANameIsSeen() {
        List<String> second = List.of(
                "def a(): b = 1\nfrom sys import path as p\nimport os.path",
                "for a in [c for c in ()]: pass",
                "if 1:\n  try: (a, *x) = 1\n  except OSError as p: pass",
                "with b as a: (y := 1)",
                "from sys import path as p\nimport os\nlambda a: (a for a in ())",
                "from sys import argv as p\nclass a: b = 1");
        List<String> first = second.subList(0, 1);
        assertThat(second.subList(1, second.size()).stream()
                        .map(text -> twice(List.of("1", "2"), List.of(first.getFirst(), text))))
                .containsExactly(
                        List.of("a: 1, 2"),
                        List.of("a: 1, 2", "p: 1, 2"),
                        List.of("a: 1, 2"),
                        List.of("os: 1, 2"),
                        List.of("a: 1, 2", "p: 1, 2"));
    }
}
