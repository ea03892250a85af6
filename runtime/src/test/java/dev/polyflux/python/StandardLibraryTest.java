package dev.polyflux.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.TypeRef;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page on the standard library names exactly the modules that cannot be imported. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StandardLibraryTest {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    private final Polyflux polyflux = Polyflux.builder().access(Access.USER).build();
    private final Worker worker = polyflux.start(
            WorkerSpec.of(
                    "imports.py",
                    """
                    import sys
                    from pyscript import sync

                    UNSUITED = {"antigravity", "this"}  # which open a browser, and print

                    def refused(names):
                        found = []
                        for name in names:
                            try:
                                __import__(name)
                            except (ImportError, SystemError):
                                found.append(name)
                        return found

                    sync.refused = refused
                    sync.public = lambda: sorted(name for name in sys.stdlib_module_names - UNSUITED if name[0] != "_")
                    """));
    private List<String> named = List.of();

    @BeforeAll
    void readThePage() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "standard-library.md"));
        named = ROW.matcher(page)
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }

    @AfterAll
    void close() {
        polyflux.close();
    }

    private List<String> answer(String function, Object... arguments) {
        return Objects.requireNonNull(
                worker.call(function, new TypeRef<List<String>>() {}, arguments).block(LIMIT));
    }

    private List<String> refused(List<String> names) {
        return answer("refused", names);
    }

    @Test
    void whatThePageNamesCannotBeImported() {
        assertThat(refused(named)).hasSizeGreaterThan(20).containsExactlyElementsOf(named);
    }

    @Test
    @Tag("soak")
    void everythingElseCan() {
        assertThat(refused(answer("public"))).containsExactlyInAnyOrderElementsOf(named);
    }
}
