package dev.polyflux.packages;

import dev.polyflux.config.Archive;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A package that is unpacked, so that Python finds its modules in the folder.
 *
 * @param folder what Python is to look in
 */
record Installed(Candidate candidate, Path folder, Metadata metadata) {

    private static final long MOST = 1L << 30;
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.\\d+)*|pyd|dylib|dll)");
    private static final Pattern TO_COMPILE = Pattern.compile(".*\\.(c|cc|cpp|cxx|pyx|pxd|rs|f|f90|m|mm)");
    private static final Pattern DATA = Pattern.compile("[^/]+\\.data/(?:purelib|platlib)/(.+)");
    private static final Set<String> NO_PACKAGES = Set.of(
            "test",
            "tests",
            "testing",
            "doc",
            "docs",
            "example",
            "examples",
            "benchmark",
            "benchmarks",
            "script",
            "scripts",
            "tools",
            "build",
            "ci");

    static Installed of(Candidate candidate, byte[] content, Store store) {
        boolean wheel = candidate.tags() != null;
        Path folder = store.put(content, made -> {
            if (candidate.isModule()) {
                Files.write(made.resolve(candidate.file()), content);
                Path info = Files.createDirectory(made.resolve(candidate.name().replace('-', '_') + "-0.dist-info"));
                Files.writeString(info.resolve("METADATA"), "Name: " + candidate.name() + "\nVersion: 0\n");
            } else if (wheel) {
                unpack(candidate, content, made, true);
            } else {
                Path sources = made.resolve(".sources");
                unpack(candidate, content, sources, false);
                SourceTree.of(candidate, sources).moveTo(made);
            }
        });
        return at(candidate, folder);
    }

    /** One that is there already. */
    static Installed at(Candidate candidate, Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            Optional<Path> info = entries.filter(
                            entry -> entry.getFileName().toString().endsWith(".dist-info"))
                    .findFirst();
            if (info.isEmpty() || !Files.isRegularFile(info.get().resolve("METADATA"))) {
                throw new ConfigurationException(Code.WRONG_PACKAGE, candidate.file() + " has no metadata");
            }
            return new Installed(candidate, folder, Metadata.read(info.get().resolve("METADATA")));
        } catch (IOException e) {
            throw new ConfigurationException(
                    Code.WRONG_PACKAGE, candidate.file() + " cannot be read: " + e.getMessage());
        }
    }

    /** Wheels carry some of what belongs into the folder in one of their own. */
    private static void unpack(Candidate candidate, byte[] content, Path into, boolean wheel) throws IOException {
        Files.createDirectories(into);
        Archive.named(candidate.file()).orElseThrow().unpack(candidate.file(), content, MOST, new Archive.Receiver() {
            @Override
            public void folder(String path) throws IOException {
                if (!wheel) {
                    Files.createDirectories(into.resolve(path));
                }
            }

            @Override
            public void file(String path, byte[] file) throws IOException {
                if (NATIVE.matcher(path.toLowerCase(Locale.ROOT)).matches()) {
                    throw isNative(candidate, "it has " + path);
                }
                Matcher data = DATA.matcher(path);
                Path there = into.resolve(wheel && data.matches() ? data.group(1) : path);
                Files.createDirectories(there.getParent());
                Files.write(there, file);
            }
        });
    }

    static ConfigurationException isNative(Candidate candidate, String why) {
        return new ConfigurationException(
                Code.NATIVE_PACKAGE,
                candidate.file() + " has native code (" + why + "), which is made for another Python and another"
                        + " process: take a version or a package in Python alone, do that part in Java or JavaScript,"
                        + " or name a virtual environment that GraalPy has built it in (virtual_env, with native_code)");
    }

    /** The sources of a package, as a distribution of them has them. */
    record SourceTree(Candidate candidate, Path root, Metadata metadata) {

        static SourceTree of(Candidate candidate, Path unpacked) throws IOException {
            List<Path> top = children(unpacked);
            Path root = top.size() == 1 && Files.isDirectory(top.get(0)) ? top.get(0) : unpacked;
            Path info = root.resolve("PKG-INFO");
            if (!Files.isRegularFile(info)) {
                throw unbuilt(candidate, "it has no PKG-INFO");
            }
            Metadata metadata = Metadata.read(info);
            if (metadata.dynamic().contains("requires-dist")) {
                throw unbuilt(candidate, "what it requires is found out by building it");
            }
            try (Stream<Path> all = Files.walk(root)) {
                Optional<Path> compiled = all.filter(
                                file -> TO_COMPILE.matcher(file.toString()).matches()
                                        && !NO_PACKAGES.contains(
                                                root.relativize(file).getName(0).toString()))
                        .findFirst();
                if (compiled.isPresent()) {
                    throw isNative(candidate, "it has " + root.relativize(compiled.get()));
                }
            }
            return new SourceTree(candidate, root, metadata);
        }

        void moveTo(Path made) throws IOException {
            Path sources = Files.isDirectory(root.resolve("src")) ? root.resolve("src") : root;
            Set<Path> modules = new TreeSet<>();
            for (Path child : children(sources)) {
                String name = child.getFileName().toString();
                boolean module = name.endsWith(".py")
                        && !Set.of("setup.py", "conftest.py", "noxfile.py", "tasks.py")
                                .contains(name);
                boolean folder = !NO_PACKAGES.contains(name) && Files.isRegularFile(child.resolve("__init__.py"));
                if (module || folder) {
                    modules.add(child);
                }
            }
            if (modules.isEmpty()) {
                throw unbuilt(candidate, "no package lies where one is looked for");
            }
            for (Path module : modules) {
                Files.move(module, made.resolve(module.getFileName()));
            }
            Path info = Files.createDirectory(
                    made.resolve(candidate.name().replace('-', '_') + "-" + candidate.version() + ".dist-info"));
            Files.move(root.resolve("PKG-INFO"), info.resolve("METADATA"));
            try (Stream<Path> rest = Files.walk(made.resolve(".sources"))) {
                for (Path each :
                        rest.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }

        private static List<Path> children(Path folder) throws IOException {
            try (Stream<Path> children = Files.list(folder)) {
                return children.sorted().toList();
            }
        }

        private static ConfigurationException unbuilt(Candidate candidate, String why) {
            return new ConfigurationException(
                    Code.UNBUILT_PACKAGE,
                    candidate.file() + " would have to be built, which is not done here (" + why
                            + "): build a wheel of it (pip wheel --no-deps) and put that into the wheelhouse");
        }
    }
}
