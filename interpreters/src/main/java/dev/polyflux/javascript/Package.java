package dev.polyflux.javascript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A folder with what its {@code package.json} says.
 *
 * @param json missing where there is no such file
 */
record Package(Path folder, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a folder is a package of, if it is none, one that says nothing. */
    static Package in(Path folder, Reading files) {
        Path file = folder.resolve("package.json");
        if (!files.isFile(file)) {
            return new Package(folder, MissingNode.getInstance());
        }
        try {
            return new Package(folder, JSON.readTree(files.text(file)));
        } catch (JsonProcessingException e) {
            throw new Unresolved(
                    "ERR_INVALID_PACKAGE_CONFIG", "Invalid package config " + file + ": " + e.getOriginalMessage());
        }
    }

    /** The package that the files of a folder belong to; null where they belong to none. */
    static @Nullable Package around(Path folder, Reading files) {
        for (Path at = folder; at != null && !isModules(at); at = at.getParent()) {
            Package found = in(at, files);
            if (!found.json.isMissingNode()) {
                return found;
            }
        }
        return null;
    }

    /** Whether a folder is one of those that packages are put into. */
    static boolean isModules(Path folder) {
        Path name = folder.getFileName();
        return name != null && name.toString().equals("node_modules");
    }

    String name() {
        return json.path("name").asText("");
    }

    String type() {
        return json.path("type").asText("");
    }

    String main() {
        return json.path("main").asText("");
    }

    /** What it lets others import; null where that is all of its files. */
    @Nullable
    JsonNode exports() {
        JsonNode exports = json.get("exports");
        return exports == null || exports.isNull() ? null : exports;
    }
}
