package dev.polyflux;

import static java.util.Comparator.comparingInt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One case: {@code === title} and its sections, each a line {@code --- kind words} and a text.
 *
 * <p>{@code py} and {@code js} are the driver's code, {@code out} what it prints, {@code row} where the case comes from,
 * {@code skip} and {@code open} the reason why a cell does not or not yet hold. The words after the kind say for which
 * cells; of the sections that match, the one with most words counts. An awaiting driver runs {@code await} code alone.
 */
record ConformanceCase(String file, String title, String row, List<Section> sections) {

    record Section(String kind, Set<String> words, String text) {

        /** Of two that match, the one with more words is meant, or that of a dialect. */
        int closeness() {
            return 4 * words.size()
                    + words.stream().mapToInt(ConformanceCell::closeness).sum();
        }
    }

    static List<ConformanceCase> all() {
        return in(directory());
    }

    /** All, with the sections that another folder's files add to those of the same title. */
    static List<ConformanceCase> all(Path more) {
        Map<String, ConformanceCase> added =
                in(more).stream().collect(Collectors.toMap(ConformanceCase::title, c -> c));
        List<ConformanceCase> all = all().stream()
                .map(item -> {
                    ConformanceCase other = added.remove(item.title());
                    return other == null ? item : item.with(other.sections());
                })
                .toList();
        if (!added.isEmpty()) {
            throw new IllegalStateException("no such cases: " + added.keySet());
        }
        return all;
    }

    private static List<ConformanceCase> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .flatMap(ConformanceCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(String name) {
        try (InputStream in = ConformanceCase.class.getResourceAsStream("/conformance/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ConformanceCase with(List<Section> more) {
        return new ConformanceCase(
                file,
                title,
                row,
                Stream.concat(sections.stream(), more.stream()).toList());
    }

    private static Path directory() {
        return Path.of("..", "runtime", "src", "test", "resources", "conformance"); // other modules run them as well
    }

    private static Stream<ConformanceCase> read(Path file) {
        String name = file.getFileName().toString();
        try {
            return Arrays.stream(("\n" + Files.readString(file)).split("\n=== ", -1))
                    .filter(text -> !text.isBlank())
                    .map(text -> parse(name.substring(0, name.length() - ".txt".length()), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformanceCase parse(String file, String text) {
        String[] parts = text.split("\n--- ", -1);
        List<Section> sections =
                Arrays.stream(parts).skip(1).map(ConformanceCase::section).toList();
        String row = sections.stream()
                .filter(section -> section.kind().equals("row"))
                .map(Section::text)
                .collect(Collectors.joining(", "));
        return new ConformanceCase(file, parts[0].strip(), row, sections);
    }

    private static Section section(String text) {
        String[] lines = text.split("\n", 2);
        List<String> header = new ArrayList<>(List.of(lines[0].strip().split(" +")));
        String kind = header.removeFirst();
        Set<String> words = new HashSet<>();
        if (ConformanceCell.isLanguage(kind)) {
            words.add(kind);
            kind = "code";
        }
        while (!header.isEmpty() && ConformanceCell.isWord(header.getFirst()) && !kind.equals("row")) {
            words.add(header.removeFirst());
        }
        String body = lines.length > 1 ? lines[1].stripTrailing() : "";
        return new Section(kind, words, header.isEmpty() ? body : (String.join(" ", header) + "\n" + body).strip());
    }

    Optional<String> code(ConformanceCell cell) {
        return find(
                "code",
                cell,
                section -> !cell.awaiting() || cell.across() && section.words().contains("await"));
    }

    Optional<String> find(String kind, ConformanceCell cell) {
        return find(kind, cell, section -> true);
    }

    private Optional<String> find(String kind, ConformanceCell cell, Predicate<Section> also) {
        return sections.stream()
                .filter(section -> section.kind().equals(kind) && cell.matches(section.words()) && also.test(section))
                .max(comparingInt(Section::closeness))
                .map(Section::text);
    }

    /** Whether there is code of that kind for some cell. */
    boolean hasCode(String... words) {
        return sections.stream()
                .anyMatch(section -> section.kind().equals("code")
                        && section.words().contains("await") == List.of(words).contains("await")
                        && section.words().containsAll(List.of(words)));
    }

    @Override
    public String toString() {
        return row.isEmpty() ? title : title + " (" + row + ")";
    }
}
