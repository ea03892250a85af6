package dev.polyflux.packages;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folders of the class path that Python is to look for modules in, as GraalPy's plugins for Maven and Gradle put them there:
 * {@code GRAALPY-VFS/<group>/<artifact>} or {@code org.graalvm.python.vfs}, each with {@code src} and {@code venv}.
 *
 * @param sources the application's own modules, by name; they come before Python's library
 * @param packages what the plugin installed
 */
public record ResourceFolders(Map<String, Path> sources, Map<String, Path> packages) {

    private static final String ROOT = "GRAALPY-VFS";
    private static final String OLD_ROOT = "org.graalvm.python.vfs";

    /** Those that there are; looked for once. */
    public static ResourceFolders found() {
        return Once.FOUND;
    }

    static ResourceFolders in(ClassLoader loader) {
        ResourceFolders found = new ResourceFolders(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Path root : ClassPathFolder.all(loader, OLD_ROOT)) {
            found.add(OLD_ROOT, root);
        }
        for (Path root : ClassPathFolder.all(loader, ROOT)) {
            for (Path group : children(root)) {
                for (Path artifact : children(group)) {
                    found.add(name(group) + "-" + name(artifact), artifact);
                }
            }
        }
        return found;
    }

    private void add(String name, Path root) {
        Path own = root.resolve("src");
        if (Files.isDirectory(own)) {
            sources.put(name + "-src", own);
        }
        HostFolders.packages(root.resolve("venv")).ifPresent(folder -> packages.put(name, folder));
    }

    /** An archive's folders end in a slash. */
    private static String name(Path folder) {
        return folder.getFileName().toString().replaceFirst("/$", "");
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isDirectory)) {
            all.forEach(children::add);
        } catch (IOException unreadable) {
            return List.of();
        }
        return children;
    }

    private static final class Once {

        static final ResourceFolders FOUND = in(ClassPathFolder.loader());
    }
}
