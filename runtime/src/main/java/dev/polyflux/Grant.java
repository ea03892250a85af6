package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import dev.polyflux.files.Furnishing.Mount;
import dev.polyflux.packages.ClassPathFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What guest code may reach outside beyond its {@link Access}: folders, hosts, variables of the environment, each by name, for
 * code between the {@link Access#SANDBOX} and what {@link Access#USER} may. What is not named stays denied.
 *
 * <p>Immutable.
 */
public final class Grant {

    /** Nothing more. */
    public static final Grant NONE = new Grant(Map.of(), List.of(), Map.of());

    private final Map<String, Mount> mounts;
    private final List<HostPattern> hosts;
    private final Map<String, String> environment;

    private Grant(Map<String, Mount> mounts, List<HostPattern> hosts, Map<String, String> environment) {
        this.mounts = mounts;
        this.hosts = hosts;
        this.environment = environment;
    }

    /**
     * The same, and what is in a folder of the host can be read; guests see it at {@code path}, such as {@code /data}.
     *
     * @throws ConfigurationException when there is no such folder, or nothing can be at that path
     */
    public Grant read(String path, Path folder) {
        return mounted(path, folder.toString(), new Mount(folder.toAbsolutePath(), false));
    }

    /**
     * The same, and what is in a folder of the host can be read, changed and removed.
     *
     * @throws ConfigurationException when there is no such folder, or nothing can be at that path
     */
    public Grant write(String path, Path folder) {
        return mounted(path, folder.toString(), new Mount(folder.toAbsolutePath(), true));
    }

    /**
     * The same, and what is in a folder of the class path, such as {@code rules}, can be read: of a directory, of a jar, and of
     * a jar within a jar.
     *
     * @throws ConfigurationException when there is no such folder, or nothing can be at that path
     */
    public Grant resources(String path, String folder) {
        return mounted(
                path,
                folder,
                new Mount(
                        ClassPathFolder.named(folder)
                                .orElseThrow(() -> new ConfigurationException("there is no folder '" + folder
                                        + "' on the class path that could be granted; in a jar it needs an entry of its"
                                        + " own, as Maven and Gradle write it")),
                        false));
    }

    private Grant mounted(String path, String given, Mount mount) {
        String refusal = Mount.refusal(path, given, mount.folder());
        if (refusal != null) {
            throw new ConfigurationException(Code.WRONG_MOUNT, refusal);
        }
        Map<String, Mount> more = new LinkedHashMap<>(mounts);
        more.put(path, mount);
        return new Grant(Map.copyOf(more), hosts, environment);
    }

    /**
     * The same, and JavaScript's {@code fetch} and {@code WebSocket}, and what of Python's builds on them, reach these hosts:
     * {@code "api.example.org"} at ports 80 and 443, {@code "api.example.org:8443"} at that one, {@code "*.example.org"} all
     * hosts below. Sockets of Python stay denied.
     *
     * @throws IllegalArgumentException when one is no host
     */
    public Grant hosts(String... names) {
        List<HostPattern> more = new ArrayList<>(hosts);
        for (String name : names) {
            more.add(HostPattern.of(name));
        }
        return new Grant(mounts, List.copyOf(more), environment);
    }

    /** The same, and guests see this variable of the environment. */
    public Grant environment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Grant(mounts, hosts, Map.copyOf(more));
    }

    /** The same, and guests see these variables as the process has them; those that it does not have are left out. */
    public Grant inherit(String... names) {
        Grant more = this;
        for (String name : names) {
            String value = System.getenv(name);
            more = value == null ? more : more.environment(name, value);
        }
        return more;
    }

    Map<String, Mount> mounts() {
        return mounts;
    }

    Map<String, String> environment() {
        return environment;
    }

    boolean reaches(String host, int port) {
        return hosts.stream().anyMatch(pattern -> pattern.matches(host, port));
    }
}
