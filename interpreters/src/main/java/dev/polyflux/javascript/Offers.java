package dev.polyflux.javascript;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The modules that the runtime itself offers, by the names that scripts import them under. */
final class Offers {

    private static final String NODE = "node:";

    /** Name -> the file of guest code that gives it. */
    private static final Map<String, String> PARTS =
            new TreeMap<>(Map.ofEntries(Map.entry("module", "node/module.js"), Map.entry("path", "node/path.js")));

    private Offers() {}

    /** The file of guest code that gives the module of a name; null where it is none of these. */
    static @Nullable String part(String specifier) {
        boolean node = specifier.startsWith(NODE);
        String part = PARTS.get(node ? specifier.substring(NODE.length()) : specifier);
        if (part == null && node) {
            throw new Unresolved(
                    "ERR_UNKNOWN_BUILTIN_MODULE",
                    "No such built-in module: " + specifier + "; there are " + builtins());
        }
        return part == null || node && !part.startsWith("node/") ? null : part;
    }

    /** All files that give one. */
    static Set<String> parts() {
        return Set.copyOf(PARTS.values());
    }

    /** The names of those that are Node's. */
    static List<String> builtins() {
        return PARTS.entrySet().stream()
                .filter(entry -> entry.getValue().startsWith("node/"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why there is nothing of a name. */
    static String nothingNamed(String specifier, String name, List<Path> looked) {
        return "Cannot find package '" + name + "'"
                + (specifier.equals(name) ? "" : ", which '" + specifier + "' names a part of")
                + ": it is no module of the runtime, and it is not in "
                + looked.stream().map(Path::toString).collect(Collectors.joining(", "))
                + ". Install it beside the script (npm install " + name + "), or write './" + specifier
                + "' if a file is meant";
    }
}
