package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code files}, and {@code fetch} as old configurations have it: which file is to lie where.
 *
 * <p>A destination that is empty means the file's name, one that ends in a slash the folder that the file is to lie in, and
 * one that ends in {@code /*} the folder that an archive is unpacked in. A name in braces is a template for what comes after it.
 */
final class FileRules {

    private static final Pattern TEMPLATE = Pattern.compile("\\{[^{}]*\\}");
    private static final Pattern QUERY = Pattern.compile("[?#].*$");

    private final String configuration;
    private final Map<String, String> templates = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<Wanted> wanted = new ArrayList<>();

    private FileRules(String configuration) {
        this.configuration = configuration;
    }

    /**
     * A file to be fetched.
     *
     * @param source what the configuration calls it
     * @param destination a path as guests see it; for an archive that of the folder it is unpacked in, which may be empty
     */
    record Wanted(String source, String destination, boolean unpacked) {}

    static List<Wanted> of(Settings settings) {
        FileRules rules = new FileRules(settings.name());
        settings.table(Key.FILES).forEach(rules::file);
        if (settings.get(Key.FETCH) instanceof List<?> old) {
            old.forEach(entry -> rules.fetch((Map<?, ?>) entry));
        }
        return rules.wanted;
    }

    private void file(String source, String destination) {
        if (TEMPLATE.matcher(source).matches()) {
            if (templates.put(source, filled(destination)) != null) {
                throw wrong(Code.WRONG_TEMPLATE, "the template " + source + " is there twice");
            }
            return;
        }
        add(filled(source), filled(destination));
    }

    private void add(String from, String to) {
        if (to.endsWith("/*") || to.equals("*")) {
            if (Archive.named(from).isEmpty()) {
                throw wrong(
                        Code.WRONG_ARCHIVE,
                        "'" + from + "' is to be unpacked to '" + to
                                + "', and is no .zip, .whl, .tar, .tar.gz or .tgz");
            }
            wanted.add(new Wanted(from, inside(to.substring(0, to.length() - 1), to), true));
            return;
        }
        String file = to.isEmpty() ? fileName(from) : to.endsWith("/") ? to + fileName(from) : to;
        String destination = inside(file, to);
        if (destination.isEmpty()) {
            throw wrong(Code.WRONG_DESTINATION, "'" + to + "' is no place for a file");
        }
        if (!taken.add(destination)) {
            throw wrong(Code.DUPLICATE_DESTINATION, "two files are to lie at '" + destination + "'");
        }
        wanted.add(new Wanted(from, destination, false));
    }

    private String filled(String text) {
        return TEMPLATE.matcher(text).replaceAll(found -> {
            String value = templates.get(found.group());
            if (value == null) {
                throw wrong(
                        Code.WRONG_TEMPLATE,
                        "the template " + found.group() + " is not there"
                                + (templates.isEmpty() ? "" : " among " + templates.keySet())
                                + ": it has to come before it is used");
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String fileName(String source) {
        String path = QUERY.matcher(source).replaceFirst("");
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw wrong(Code.WRONG_DESTINATION, "'" + source + "' has no name that its file could have");
        }
        return name;
    }

    /** A path without detours, which does not lead out of the folder that it begins in. */
    private String inside(String path, String written) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/")) {
            if (name.equals("..") && names.isEmpty() || name.indexOf('\0') >= 0 || name.indexOf('\\') >= 0) {
                throw wrong(Code.WRONG_DESTINATION, "'" + written + "' leads out of the folder it begins in");
            }
            if (name.equals("..")) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return (path.startsWith("/") ? "/" : "") + String.join("/", names);
    }

    // As PyScript had it before 2023.

    private void fetch(Map<?, ?> entry) {
        for (Object key : entry.keySet()) {
            if (!Set.of("from", "to_folder", "to_file", "files").contains(String.valueOf(key))) {
                throw wrong(
                        Code.UNKNOWN_KEY, "'fetch' has no '" + key + "'; there are files, from, to_file, to_folder");
            }
        }
        String from = text(entry, "from", "");
        String folder = text(entry, "to_folder", ".");
        String file = text(entry, "to_file", null);
        Object files = entry.get("files");
        if (files == null) {
            if (from == null || from.isEmpty() || file == null && from.endsWith("/")) {
                throw wrong(Code.WRONG_VALUE, "'fetch' from '" + from + "' needs 'files' or 'to_file'");
            }
            add(from, folder + "/" + (file == null ? fileName(from) : file));
            return;
        }
        if (file != null || !(files instanceof List<?> list)) {
            throw wrong(Code.WRONG_VALUE, "'fetch' has either 'to_file' or a list of 'files'");
        }
        for (Object name : list) {
            add(
                    from == null || from.isEmpty() ? String.valueOf(name) : from.replaceFirst("/?$", "/") + name,
                    folder + "/" + name);
        }
    }

    private @Nullable String text(Map<?, ?> entry, String key, @Nullable String otherwise) {
        Object value = entry.get(key);
        if (value != null && !(value instanceof String)) {
            throw wrong(Code.WRONG_VALUE, "'fetch." + key + "' must be a string");
        }
        return value == null ? otherwise : (String) value;
    }

    private ConfigurationException wrong(Code code, String what) {
        return new ConfigurationException(code, configuration + ": " + what);
    }
}
