package dev.polyflux;

import dev.polyflux.config.Arrivals;
import dev.polyflux.config.Fetched;
import dev.polyflux.packages.HostFolders;
import dev.polyflux.packages.PythonPackages;
import dev.polyflux.packages.ResourceFolders;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts together what realms find of a configuration's packages, of the class path's and, where they may, of the host's. */
final class Provisioning {

    /** Where guests see folders that are not their own. */
    private static final String PLACE = "/usr/lib/packages";

    private Provisioning() {}

    /** What is the same for all realms that have a configuration; waits for disk and network. */
    static Fetched fetch(Configuration configuration, Arrivals arrivals) {
        ResourceFolders resources = ResourceFolders.found();
        return Fetched.of(configuration.settings(), arrivals)
                .withFolders(PLACE, resources.sources())
                .withPackages(PLACE, PythonPackages.of(configuration.settings(), arrivals))
                .withPackages(PLACE, resources.packages());
    }

    /** What realms of this access find: what is trusted sees the host's folders as they are. */
    static Fetched of(Configuration configuration, Access access, Arrivals arrivals) {
        Fetched fetched = configuration.fetched(arrivals);
        HostFolders named = HostFolders.of(configuration.settings());
        if (!access.trusts()) {
            return fetched.withFolders(PLACE, numbered("path", named.path()))
                    .withPackages(PLACE, numbered("virtual-env", named.packages()));
        }
        HostFolders active = HostFolders.ofProcess(System.getenv());
        return fetched.withHost(named.path(), named.packages()).withHost(active.path(), active.packages());
    }

    private static Map<String, Path> numbered(String name, List<Path> folders) {
        Map<String, Path> numbered = new LinkedHashMap<>();
        folders.forEach(folder -> numbered.put(name + "-" + numbered.size(), folder));
        return numbered;
    }
}
