package dev.polyflux.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a package says of itself in its METADATA or PKG-INFO.
 *
 * @param requires the requirements it has
 * @param requiresPython for which versions of Python it is; empty for all
 * @param dynamic what only building it would tell
 */
record Metadata(String name, String version, List<String> requires, String requiresPython, List<String> dynamic) {

    static Metadata read(Path file) throws IOException {
        return of(Files.readString(file, StandardCharsets.UTF_8));
    }

    /** Reads headers, of which a line that begins with a space goes on, up to the first empty line. */
    static Metadata of(String text) {
        String name = "";
        String version = "";
        String python = "";
        List<String> requires = new ArrayList<>();
        List<String> dynamic = new ArrayList<>();
        String head = text.replace("\r\n", "\n").split("\n\n", 2)[0].replaceAll("\n[ \t]+", " ");
        for (String line : head.split("\n")) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (colon < 0 ? "" : line.substring(0, colon).toLowerCase(java.util.Locale.ROOT)) {
                case "name" -> name = Requirement.normalized(value);
                case "version" -> version = value;
                case "requires-dist" -> requires.add(value);
                case "requires-python" -> python = value;
                case "dynamic" -> dynamic.add(value.toLowerCase(java.util.Locale.ROOT));
                default -> {}
            }
        }
        return new Metadata(name, version, requires, python, dynamic);
    }
}
