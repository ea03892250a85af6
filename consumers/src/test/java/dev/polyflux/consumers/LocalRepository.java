package dev.polyflux.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A local repository in which Polyflux is only what this build would publish, whatever was ever installed on this machine. All else
 * is the machine's own.
 */
final class LocalRepository {

    private static final Path MACHINES = Path.of(System.getProperty("polyflux.repository", ""));
    private static final String GROUP = "dev";

    private LocalRepository() {}

    static void create(Path folder) throws IOException {
        Path group = Files.createDirectories(folder.resolve(GROUP));
        link(MACHINES, folder, GROUP);
        if (Files.isDirectory(MACHINES.resolve(GROUP))) {
            link(MACHINES.resolve(GROUP), group, "polyflux");
        }
        install(group.resolve("polyflux"));
    }

    private static void link(Path from, Path to, String without) throws IOException {
        for (Path entry : list(from)) {
            if (!entry.endsWith(without)) {
                Files.createSymbolicLink(to.resolve(entry.getFileName()), entry);
            }
        }
    }

    /** As mvn install does it: each module's published POM, and its jar where it has one. */
    private static void install(Path group) throws IOException {
        for (Path pom : published()) {
            Published published = Published.of(pom);
            Path folder =
                    Files.createDirectories(group.resolve(published.artifact()).resolve(published.version()));
            Files.copy(pom, folder.resolve(published.file(".pom")));
            Path jar = pom.resolveSibling(published.file(".jar"));
            if (Files.exists(jar)) {
                Files.copy(jar, folder.resolve(published.file(".jar")));
            }
        }
    }

    /** The POMs of all that this build would publish. */
    static List<Path> published() throws IOException {
        Path root = Path.of("..").toRealPath();
        return Stream.of(List.of(root), list(root), list(root.resolve("integrations")))
                .flatMap(List::stream)
                .map(module -> module.resolve("target").resolve("published.pom"))
                .filter(Files::exists)
                .toList();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
