package dev.polyflux.packages;

import dev.polyflux.config.Archive;
import dev.polyflux.config.Arrivals;
import dev.polyflux.config.Key;
import dev.polyflux.config.Location;
import dev.polyflux.config.Settings;
import dev.polyflux.core.ConfigurationException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The packages that a configuration names, and those they need. */
public final class PythonPackages {

    private PythonPackages() {}

    /** The folders that Python finds them in, by the packages' names and versions; waits for disk and network. */
    public static Map<String, Path> of(Settings settings, Arrivals arrivals) {
        List<String> names = settings.texts(Key.PACKAGES);
        if (names.isEmpty()) {
            return Map.of();
        }
        Store store = "never".equals(settings.text(Key.PACKAGES_CACHE)) ? Store.passing() : Store.ofUser();
        List<Index> indexes = Stream.concat(
                        settings.texts(Key.WHEELHOUSE).stream(), settings.texts(Key.INDEX_URLS).stream())
                .map(settings.base()::resolve)
                .map(Index::of)
                .toList();
        Catalogue catalogue = new Catalogue(indexes, settings.base(), store);
        List<Requirement> wanted = new ArrayList<>();
        try {
            names.forEach(name -> wanted.add(requirement(name, catalogue)));
            Map<String, Path> folders = new LinkedHashMap<>();
            for (Installed each : new Resolver(catalogue, arrivals).resolve(wanted)) {
                folders.put(each.candidate().name() + "-" + each.candidate().version(), each.folder());
            }
            return folders;
        } catch (ConfigurationException e) {
            throw new ConfigurationException(e.code(), settings.name() + ": 'packages': " + e.bareMessage());
        }
    }

    /** A name and versions; or a file or URL, which says its name itself. */
    private static Requirement requirement(String text, Catalogue catalogue) {
        String bare = Index.bare(text);
        boolean address = !text.contains("@ ")
                        && (Location.SCHEME.matcher(bare).matches() || bare.startsWith(".") || bare.contains("/"))
                || (Archive.named(bare).isPresent() || bare.endsWith(".py")) && !text.contains("@");
        if (!address) {
            return Requirement.of(text);
        }
        return new Requirement(catalogue.at(text).name(), java.util.Set.of(), Specifiers.ANY, text, "");
    }
}
