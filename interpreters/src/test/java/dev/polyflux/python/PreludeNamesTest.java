package dev.polyflux.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.TypeLiteral;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The files of Python's prelude share one namespace, in which a second binding of a name would take the first one's place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreludeNamesTest {

    /** What a part puts in the place of what was there before it, as it means to. */
    private static final List<String> REPLACED = List.of(
            "calling: js_attributes.py, strict.py",
            "is_proxied: double_proxy.py, strict.py",
            "last_line: double_proxy.py, strict.py",
            "make_js_proxy: js_classes.py, proxy.py");

    // The build sets when guests are compiled, which is an experimental option.
    private final Context python = Context.newBuilder("python")
            .allowPolyglotAccess(PolyglotAccess.ALL)
            .allowExperimentalOptions(true)
            .build();

    @AfterAll
    void close() {
        python.close();
    }

    @BeforeAll
    void load() throws IOException {
        URL names = Objects.requireNonNull(PreludeNamesTest.class.getResource("/prelude/names.py"));
        python.eval(Source.newBuilder("python", names).build());
    }

    private List<String> twice(List<String> files, List<String> texts) {
        Value found = python.getBindings("python").getMember("twice").execute(array(files), array(texts));
        return List.copyOf(found.as(new TypeLiteral<List<String>>() {}));
    }

    private static ProxyArray array(List<String> texts) {
        return ProxyArray.fromArray(texts.toArray());
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
