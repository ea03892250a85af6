package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import dev.polyflux.files.Bundle;
import dev.polyflux.files.Furnishing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a configuration names, brought here: to be done once, for all realms that have the configuration.
 *
 * @param furnishing what there is among the files of each realm
 * @param folders where Python looks for modules before its own library, as guests see them
 * @param packages where it looks after that
 * @param modules modules of JavaScript by name, each as a specifier: those of {@code main}, and those of {@code worker}
 */
public record Fetched(
        Furnishing furnishing, List<String> folders, List<String> packages, Map<String, Map<String, String>> modules) {

    private static final int ENTRIES = 10_000;
    private static final long BYTES = 256L << 20;

    /** Fetches all that a configuration names; waits for disk and network. */
    public static Fetched of(Settings settings, Arrivals arrivals) {
        return new Fetching(settings, arrivals).all();
    }

    /** The same with more folders of the host, by names, that Python looks in first; guests see them in {@code place}. */
    public Fetched withFolders(String place, Map<String, Path> more) {
        return new Fetched(mounted(place, more), joined(folders, seen(place, more)), packages, modules);
    }

    /** The same with more that it looks in last. */
    public Fetched withPackages(String place, Map<String, Path> more) {
        return new Fetched(mounted(place, more), folders, joined(packages, seen(place, more)), modules);
    }

    /** The same with folders of the host, which guests see as they are. */
    public Fetched withHost(List<Path> first, List<Path> last) {
        return new Fetched(
                furnishing,
                joined(folders, first.stream().map(Path::toString).toList()),
                joined(packages, last.stream().map(Path::toString).toList()),
                modules);
    }

    /** The same with folders by where guests see them. */
    public Fetched withMounts(Map<String, Furnishing.Mount> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, Furnishing.Mount> mounts = new LinkedHashMap<>(furnishing.mounts());
        mounts.putAll(more);
        return new Fetched(new Furnishing(furnishing.bundle(), mounts), folders, packages, modules);
    }

    private Furnishing mounted(String place, Map<String, Path> more) {
        Map<String, Furnishing.Mount> mounts = new LinkedHashMap<>(furnishing.mounts());
        more.forEach((name, folder) -> mounts.put(place + "/" + name, new Furnishing.Mount(folder, false)));
        return new Furnishing(furnishing.bundle(), mounts);
    }

    private static List<String> seen(String place, Map<String, Path> more) {
        return more.keySet().stream().map(name -> place + "/" + name).toList();
    }

    private static List<String> joined(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static final class Fetching {

        private final Settings settings;
        private final Arrivals arrivals;
        private final Map<String, byte[]> files = new LinkedHashMap<>();
        private final Set<String> parents = new HashSet<>();
        private final List<String> empty = new ArrayList<>();
        private final Map<String, Furnishing.Mount> mounts = new LinkedHashMap<>();
        private final List<String> folders = new ArrayList<>();
        private long left = BYTES;

        Fetching(Settings settings, Arrivals arrivals) {
            this.settings = settings;
            this.arrivals = arrivals;
        }

        Fetched all() {
            Sources sources = new Sources(settings);
            List<FileRules.Wanted> all = FileRules.of(settings);
            int number = 0;
            for (FileRules.Wanted wanted : all) {
                byte[] content = sources.read(wanted.source());
                if (wanted.unpacked()) {
                    unpack(wanted, content);
                } else {
                    put(wanted.destination(), content);
                }
                arrivals.arrived(wanted.source(), ++number, all.size());
            }
            if (!files.isEmpty()) {
                folders.add("");
            }
            Map<String, Map<String, String>> modules = new ScriptModules(settings, sources, this::put).all();
            settings.mounts().forEach(this::mount);
            sources.checkIntegrity();
            return new Fetched(new Furnishing(new Bundle(files, empty), mounts), folders, List.of(), modules);
        }

        private void unpack(FileRules.Wanted wanted, byte[] content) {
            String folder =
                    wanted.destination().isEmpty() || wanted.destination().endsWith("/")
                            ? wanted.destination()
                            : wanted.destination() + "/";
            Archive.named(wanted.source()).orElseThrow().unpack(wanted.source(), content, left, new Archive.Receiver() {
                @Override
                public void folder(String path) {
                    empty.add(folder + path);
                }

                @Override
                public void file(String path, byte[] file) {
                    put(folder + path.replaceFirst("^(\\./)+", ""), file);
                }
            });
        }

        private void put(String path, byte[] content) {
            boolean inFile = false;
            for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String parent = path.substring(0, slash);
                parents.add(parent);
                inFile |= files.containsKey(parent);
            }
            if (inFile || parents.contains(path)) {
                throw new ConfigurationException(
                        Code.DUPLICATE_DESTINATION,
                        settings.name() + ": there would be both a file and a folder where '" + path + "' is to lie");
            }
            left -= content.length;
            files.put(path, content);
            if (left < 0 || files.size() + empty.size() > ENTRIES) {
                throw new ConfigurationException(
                        Code.TOO_MUCH,
                        settings.name() + " names more than " + ENTRIES + " files or " + BYTES + " bytes");
            }
        }

        private void mount(String seen, Settings.Mount mount) {
            Path folder = settings.base().resolve(mount.from()) instanceof Location.OnDisk(Path there) ? there : null;
            String refusal = Furnishing.Mount.refusal(seen, mount.from(), folder);
            if (folder == null || refusal != null) {
                throw new ConfigurationException(Code.WRONG_MOUNT, settings.name() + ": " + refusal);
            }
            mounts.put(seen, new Furnishing.Mount(folder.toAbsolutePath(), mount.writable()));
        }
    }
}
