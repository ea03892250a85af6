package dev.polyflux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documents whose code is a test's: what the test has between its marks stands on the page. */
record Page(Path page, Path test) {

    static Page of(String name, Class<?> test) {
        return new Page(
                Path.of("..", "docs", name),
                Path.of("src", "test", "java", "dev", "polyflux", test.getSimpleName() + ".java"));
    }

    /** The page's code in a language, block by block. */
    List<String> blocks(String language) throws IOException {
        return groups(page, "```" + language + "\n(.*?)```");
    }

    /** What the test has between its marks, as the page shows it. */
    List<String> marked() throws IOException {
        return groups(test, "// \\[page\n(.*?)\n *// page]").stream()
                .map(region -> region.stripIndent() + "\n")
                .toList();
    }

    private static List<String> groups(Path file, String pattern) throws IOException {
        List<String> groups = new ArrayList<>();
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(Files.readString(file));
        while (found.find()) {
            groups.add(found.group(1));
        }
        return groups;
    }
}
