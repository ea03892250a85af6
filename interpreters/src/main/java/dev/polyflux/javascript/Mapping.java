package dev.polyflux.javascript;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The {@code exports} or {@code imports} of a package: names, patterns of names and conditions that lead to files. */
record Mapping(Package own, String field, Use use, Targets targets) {

    private static final Pattern OUTSIDE = Pattern.compile("(?:^|[/\\\\])(?:\\.{1,2}|node_modules)(?:[/\\\\]|$)");

    /** What a text of the mapping stands for. */
    interface Targets {
        Found find(Package own, String target, Use use);
    }

    /** A package's {@code exports} by their names, where they are one file's as well. */
    static JsonNode subpaths(Package own) {
        JsonNode exports = own.json().path("exports");
        Iterator<String> names = exports.fieldNames();
        boolean named = exports.isObject() && names.hasNext() && names.next().startsWith(".");
        return named ? exports : JsonNodeFactory.instance.objectNode().set(".", exports);
    }

    /** What a name leads to. */
    Found find(JsonNode mapping, String name) {
        Found found = null;
        if (!name.contains("*") && !name.endsWith("/") && mapping.has(name)) {
            found = follow(mapping.path(name), null, name);
        } else {
            String best = best(mapping, name);
            if (best != null) {
                int star = best.indexOf('*');
                found = follow(
                        mapping.path(best), name.substring(star, name.length() - (best.length() - star - 1)), name);
            }
        }
        if (found == null) {
            throw unnamed(mapping, name);
        }
        return found;
    }

    /** Of all patterns that a name fits the one with the longest beginning. */
    private static @Nullable String best(JsonNode mapping, String name) {
        String best = null;
        for (Iterator<String> names = mapping.fieldNames(); names.hasNext(); ) {
            String pattern = names.next();
            int star = pattern.indexOf('*');
            if (star >= 0
                    && star == pattern.lastIndexOf('*')
                    && name.length() >= pattern.length()
                    && name.startsWith(pattern.substring(0, star))
                    && name.endsWith(pattern.substring(star + 1))
                    && (best == null
                            || star > best.indexOf('*')
                            || star == best.indexOf('*') && pattern.length() > best.length())) {
                best = pattern;
            }
        }
        return best;
    }

    /** Null where nothing fits, which is no end of the search, or where a package excludes the name, which is. */
    private @Nullable Found follow(JsonNode target, @Nullable String star, String name) {
        if (target.isTextual()) {
            return file(target.asText(), star, name);
        }
        if (target.isArray()) {
            Unresolved last = null;
            for (JsonNode one : target) {
                try {
                    Found found = follow(one, star, name);
                    if (found != null) {
                        return found;
                    }
                } catch (Unresolved e) {
                    last = e;
                }
            }
            if (last != null) {
                throw last;
            }
            return null;
        }
        if (target.isObject()) {
            for (Map.Entry<String, JsonNode> condition : target.properties()) {
                if (use.meets(condition.getKey())) {
                    if (condition.getValue().isNull()) {
                        return null;
                    }
                    Found found = follow(condition.getValue(), star, name);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private Found file(String target, @Nullable String star, String name) {
        boolean own = target.startsWith("./");
        boolean valid = own
                ? !OUTSIDE.matcher(target.substring(2)).find()
                        && (star == null || !OUTSIDE.matcher(star).find())
                : field.equals("imports") && !target.startsWith("/") && !target.startsWith("../");
        if (!valid) {
            throw new Unresolved(
                    "ERR_INVALID_PACKAGE_TARGET",
                    "Invalid \"" + field + "\" target \"" + target + "\" for '" + name + "' in " + file()
                            + ": it has to begin with ./ and to stay inside the package");
        }
        return targets.find(own(), star == null ? target : target.replace("*", star), use);
    }

    private Unresolved unnamed(JsonNode mapping, String name) {
        List<String> names = mapping.propertyStream().map(Map.Entry::getKey).toList();
        if (field.equals("imports")) {
            return new Unresolved(
                    "ERR_PACKAGE_IMPORT_NOT_DEFINED",
                    "Package import specifier \"" + name + "\" is not defined in " + file() + ", whose \"imports\" has "
                            + names);
        }
        return new Unresolved(
                "ERR_PACKAGE_PATH_NOT_EXPORTED",
                (name.equals(".") ? "No \"exports\" main" : "Package subpath '" + name + "' is not")
                        + " defined by \"exports\" in " + file() + ", which for '"
                        + (use == Use.REQUIRE ? "require" : "import") + "' has " + names);
    }

    private String file() {
        return own.folder().resolve("package.json").toString();
    }
}
