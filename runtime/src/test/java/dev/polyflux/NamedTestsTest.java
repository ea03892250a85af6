package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the tests which the documents name are there, and that what {@code docs/security.md} promises names one. */
final class NamedTestsTest {

    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## What holds\\n(.*?)^## ");
    private static final Pattern PROMISE = Pattern.compile("(?ms)^- (.*?)(?=^- |\\z)");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(DOCUMENTS)) {
            return pages.filter(page -> page.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    static Stream<String> promises() throws IOException {
        MatchResult section = SECTION.matcher(Files.readString(DOCUMENTS.resolve("security.md")))
                .results()
                .findFirst()
                .orElseThrow();
        return PROMISE.matcher(section.group(1)).results().map(promise -> promise.group(1));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void whatADocumentNamesIsThere(Path page) throws IOException {
        assertThat(NamedTests.in(Files.readString(page)).filter(named -> !NamedTests.isThere(named)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("promises")
    void eachPromiseOfSecurityNamesATest(String promise) {
        assertThat(NamedTests.in(promise)).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsMissed() {
        assertThat(Stream.of(
                                "NoSuchTest",
                                "SandboxTest.noSuchMethod",
                                "attacks/*/no_such_file.*",
                                "attacks/python/gc.py: no such text")
                        .filter(NamedTests::isThere))
                .isEmpty();
        assertThat(Stream.of("SandboxTest", "attacks/*/java_types.*", "attacks/python/gc.py: get_objects"))
                .allMatch(NamedTests::isThere);
    }
}
