package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Reads {@code js_modules}: modules of JavaScript from files and URLs, with those they import from beside them. Each becomes a
 * package that is found from everywhere, so scripts import it by its name.
 */
final class ScriptModules {

    private static final String PACKAGES = "/node_modules/";
    private static final int MOST = 2_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$.-]*");
    private static final Pattern STYLES = Pattern.compile("(?i).*\\.css(?:[?#].*)?");
    private static final Pattern FILE = Pattern.compile("(?:[./]|[a-zA-Z][\\w+.-]*:).*|.*\\.[cm]?js(?:[?#].*)?");

    /** What is imported or exported from beside a module, or from the root of its server, as text alone can tell. */
    private static final Pattern IMPORTED =
            Pattern.compile("(?:\\bfrom|\\bimport)\\s*(?:\\(\\s*)?([\"'])((?:\\.{0,2}/)[^\"'\\n]+)\\1");

    private final Sources sources;
    private final Settings settings;
    private final BiConsumer<String, byte[]> files;
    private final Map<String, Map<String, String>> specifiers = new LinkedHashMap<>();
    private final Map<String, Location> put = new LinkedHashMap<>();
    private final Map<String, String> named = new LinkedHashMap<>();

    /** Gives {@code files} what is to lie where. */
    ScriptModules(Settings settings, Sources sources, BiConsumer<String, byte[]> files) {
        this.settings = settings;
        this.sources = sources;
        this.files = files;
    }

    /** The modules of {@code main} and of {@code worker} by name, each as a specifier. */
    Map<String, Map<String, String>> all() {
        if (settings.get(Key.JS_MODULES) instanceof Map<?, ?> scopes) {
            scopes.forEach((scope, modules) -> ((Map<?, ?>) modules)
                    .forEach((source, name) ->
                            add(String.valueOf(scope), String.valueOf(source), String.valueOf(name))));
        }
        return specifiers;
    }

    private void add(String scope, String source, String name) {
        if (STYLES.matcher(source).matches()) {
            return; // which nobody here shows
        }
        if (!NAME.matcher(name).matches()) {
            throw wrong("'" + name + "' is no name that a script could import");
        }
        Map<String, String> modules = specifiers.computeIfAbsent(scope, missing -> new LinkedHashMap<>());
        if (modules.containsKey(name)) {
            throw new ConfigurationException(
                    Code.DUPLICATE_DESTINATION, settings.name() + ": two modules are to be called '" + name + "'");
        }
        if (!FILE.matcher(source).matches()) {
            modules.put(name, source); // a package of npm's, which lies beside the script
            return;
        }
        String before = named.putIfAbsent(name, source);
        if (before == null) {
            fetch(source, name);
        } else if (!before.equals(source)) {
            throw new ConfigurationException(
                    Code.DUPLICATE_DESTINATION,
                    settings.name() + ": '" + before + "' and '" + source + "' are both to be called '" + name + "'");
        }
        modules.put(name, name);
    }

    private void fetch(String source, String name) {
        Location there = settings.base().resolve(source);
        String folder = PACKAGES + name;
        String entry = place(folder, there);
        files.accept(
                folder + "/package.json",
                Format.json(Map.of("name", name, "type", "module", "exports", "." + entry.substring(folder.length())))
                        .getBytes(StandardCharsets.UTF_8));
        Deque<Map.Entry<String, Location>> open = new ArrayDeque<>();
        take(folder, entry, there, sources.checked(source, there), open);
        while (!open.isEmpty()) {
            Map.Entry<String, Location> next = open.remove();
            byte[] content;
            try {
                content = next.getValue().read();
            } catch (ConfigurationException notThere) {
                continue; // it may have been no import; who imports it is told that it is not there
            }
            take(folder, next.getKey(), next.getValue(), content, open);
        }
    }

    private void take(
            String folder, String path, Location there, byte[] content, Deque<Map.Entry<String, Location>> open) {
        files.accept(path, content);
        put.put(path, there);
        var imported = IMPORTED.matcher(new String(content, StandardCharsets.UTF_8));
        while (imported.find()) {
            String specifier = imported.group(2);
            Location next = specifier.startsWith("/") && !(there instanceof Location.OnWeb)
                    ? there
                    : there.parent().relative(specifier);
            String seen = specifier.startsWith("/") ? specifier : place(folder, next);
            if (!next.equals(there) && put.putIfAbsent(seen, next) == null) {
                if (put.size() > MOST) {
                    throw new ConfigurationException(
                            Code.TOO_MUCH, there.name() + " imports more than " + MOST + " modules");
                }
                open.add(Map.entry(seen, next));
            }
        }
    }

    /** Where a module lies in its package: as it does in its own place, so that those beside it are found. */
    private static String place(String folder, Location there) {
        String path =
                switch (there) {
                    case Location.OnDisk(var file) ->
                        file.toAbsolutePath().normalize().toString().replace('\\', '/');
                    case Location.OnClassPath(String resource) -> "/" + resource;
                    case Location.OnWeb(var uri) -> "/" + uri.getHost() + uri.getPath();
                };
        String ending = path.matches(".*\\.(?:[cm]?js|json)") ? "" : there instanceof Location.OnWeb ? "" : ".js";
        return folder + path.replaceFirst("^/?[A-Za-z]:", "") + ending;
    }

    private ConfigurationException wrong(String what) {
        return new ConfigurationException(Code.WRONG_VALUE, settings.name() + ": 'js_modules': " + what);
    }
}
