package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
            Pattern.compile("(\\b(?:from|import)\\s*(?:\\(\\s*)?)([\"'])((?:\\.{0,2}/)[^\"'\\n]+)\\2");

    private static final Pattern SCRIPT = Pattern.compile(".*\\.(?:[cm]?js|json)");

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

    /**
     * A package that is being made.
     *
     * @param folder where guests see it
     * @param root what its files on disk have to lie in, and are seen from
     */
    private record Package(String folder, Path root) {}

    private void fetch(String source, String name) {
        Location there = settings.base().resolve(source);
        String folder = PACKAGES + name;
        Package made = new Package(folder, root(there));
        String entry = place(made, there);
        files.accept(
                folder + "/package.json",
                Format.json(Map.of("name", name, "type", "module", "exports", "." + entry.substring(folder.length())))
                        .getBytes(StandardCharsets.UTF_8));
        Deque<Map.Entry<String, Location>> open = new ArrayDeque<>();
        take(made, entry, there, sources.checked(source, there), open);
        while (!open.isEmpty()) {
            Map.Entry<String, Location> next = open.remove();
            byte[] content;
            try {
                content = next.getValue().read();
            } catch (ConfigurationException notThere) {
                continue; // it may have been no import; who imports it is told that it is not there
            }
            take(made, next.getKey(), next.getValue(), content, open);
        }
    }

    private void take(
            Package made, String path, Location there, byte[] content, Deque<Map.Entry<String, Location>> open) {
        put.put(path, there);
        String text = new String(content, StandardCharsets.UTF_8);
        String rooted = IMPORTED.matcher(text).replaceAll(found -> {
            Location next = imported(made, there, found.group(3));
            if (next == null) {
                return Matcher.quoteReplacement(found.group());
            }
            String seen = place(made, next);
            if (put.putIfAbsent(seen, next) == null) {
                if (put.size() > MOST) {
                    throw new ConfigurationException(
                            Code.TOO_MUCH, there.name() + " imports more than " + MOST + " modules");
                }
                open.add(Map.entry(seen, next));
            }
            String name = found.group(3).startsWith("/") ? seen : found.group(3);
            return Matcher.quoteReplacement(found.group(1) + found.group(2) + name + found.group(2));
        });
        files.accept(path, rooted.equals(text) ? content : rooted.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a module may have fetched, since it need not be trusted with the host: modules of its own server, or on disk in the
     * folder of the configuration.
     */
    private static @Nullable Location imported(Package made, Location there, String specifier) {
        return switch (there) {
            case Location.OnWeb(URI uri) -> {
                Location next = there.parent().relative(specifier);
                yield next instanceof Location.OnWeb(URI other)
                                && Objects.equals(uri.getAuthority(), other.getAuthority())
                                && Objects.equals(uri.getScheme(), other.getScheme())
                        ? next
                        : null;
            }
            case Location.OnDisk disk ->
                !specifier.startsWith("/")
                                && SCRIPT.matcher(specifier).matches()
                                && disk.parent().relative(specifier) instanceof Location.OnDisk(Path next)
                                && isWithin(made.root, next)
                        ? new Location.OnDisk(next)
                        : null;
            case Location.OnClassPath resource ->
                !specifier.startsWith("/") && SCRIPT.matcher(specifier).matches()
                        ? resource.parent().relative(specifier)
                        : null;
        };
    }

    /** The configuration's folder where a module lies in that, and otherwise the module's own. */
    private Path root(Location there) {
        if (!(there instanceof Location.OnDisk(Path file))) {
            return Path.of("");
        }
        Path own = file.toAbsolutePath().normalize();
        Path folder = settings.base() instanceof Location.OnDisk(Path base)
                ? base.toAbsolutePath().normalize()
                : own.getRoot();
        Path parent = own.getParent();
        return own.startsWith(folder) || parent == null ? folder : parent;
    }

    /** Whatever links there are. */
    private static boolean isWithin(Path folder, Path file) {
        try {
            return file.toRealPath().startsWith(folder.toAbsolutePath().toRealPath());
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Where a module lies in its package: as it does in its own place, so that those beside it are found. */
    private static String place(Package made, Location there) {
        String path =
                switch (there) {
                    case Location.OnDisk(Path file) ->
                        seen(made.root.relativize(file.toAbsolutePath().normalize()));
                    case Location.OnClassPath(String resource) -> "/" + resource;
                    case Location.OnWeb(var uri) -> "/" + uri.getHost() + uri.getPath();
                };
        String ending = path.matches(SCRIPT.pattern()) ? "" : there instanceof Location.OnWeb ? "" : ".js";
        return made.folder + path + ending;
    }

    private static String seen(Path relative) {
        StringBuilder path = new StringBuilder();
        relative.forEach(name -> path.append('/').append(name));
        return path.toString();
    }

    private ConfigurationException wrong(String what) {
        return new ConfigurationException(Code.WRONG_VALUE, settings.name() + ": 'js_modules': " + what);
    }
}
