package dev.polyflux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tests that documents name: {@code SomeTest}, {@code SomeTest.itsMethod}, a file below some module's test resources, where
 * {@code *} stands for any name, or {@code file: what it has}.
 */
final class NamedTests {

    private static final Path ROOT = Path.of("..");
    private static final List<Path> FILES = Stream.of(ROOT, ROOT.resolve("integrations"))
            .flatMap(NamedTests::entries)
            .map(module -> module.resolve("src").resolve("test"))
            .filter(Files::isDirectory)
            .flatMap(NamedTests::filesBelow)
            .toList();
    private static final Pattern TEST = Pattern.compile("([A-Z]\\w*Test)(?:\\.(\\w+))?");
    private static final Pattern NAMED = Pattern.compile("`(" + TEST + "|attacks/[^`]+)`");

    private NamedTests() {}

    /** What a text names between backticks. */
    static Stream<String> in(String text) {
        return NAMED.matcher(text).results().map(named -> named.group(1));
    }

    static boolean isThere(String named) {
        Matcher test = TEST.matcher(named);
        return test.matches() ? isInSomeTest(test.group(1), test.group(2)) : isInSomeResource(named);
    }

    /** Two modules may have a test of one name. A rule of the architecture is a field. */
    private static boolean isInSomeTest(String type, @Nullable String method) {
        Pattern declared = Pattern.compile(
                method == null ? "\\bclass " + type + "\\b" : "\\b(void|Stream<\\w+>|ArchRule) " + method + "\\b");
        return files("java", type + ".java")
                .anyMatch(file -> declared.matcher(read(file)).find());
    }

    private static boolean isInSomeResource(String named) {
        String[] parts = named.split(": ", 2);
        return files("resources", parts[0])
                .anyMatch(file -> parts.length == 1 || read(file).contains(parts[1]));
    }

    private static Stream<Path> files(String kind, String end) {
        PathMatcher wanted = ROOT.getFileSystem().getPathMatcher("glob:**/src/test/" + kind + "/{**/,}" + end);
        return FILES.stream().filter(wanted::matches);
    }

    private static Stream<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
