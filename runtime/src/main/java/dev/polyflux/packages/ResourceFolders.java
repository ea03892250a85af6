package dev.polyflux.packages;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
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
        for (Path root : paths(loader, OLD_ROOT)) {
            found.add(OLD_ROOT, root);
        }
        for (Path root : paths(loader, ROOT)) {
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

    private static List<Path> paths(ClassLoader loader, String name) {
        List<Path> paths = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources(name))) {
                paths.add(path(url.toURI()));
            }
        } catch (IOException | URISyntaxException | RuntimeException unreadable) {
            return paths;
        }
        return paths;
    }

    /** The path of a resource; an archive stays open for as long as the process runs. */
    private static Path path(URI uri) throws IOException {
        if (!uri.getScheme().equals("jar")) {
            return Path.of(uri);
        }
        URI archive = URI.create(uri.toString().replaceFirst("!/.*$", "!/"));
        FileSystem opened;
        try {
            opened = FileSystems.newFileSystem(archive, Map.of());
        } catch (FileSystemAlreadyExistsException e) {
            opened = FileSystems.getFileSystem(archive);
        }
        return opened.getPath(uri.toString().replaceFirst("^.*!", ""));
    }

    private static final class Once {

        static final ResourceFolders FOUND = in(loader());

        private static ClassLoader loader() {
            ClassLoader own = Thread.currentThread().getContextClassLoader();
            return own == null ? ClassLoader.getSystemClassLoader() : own;
        }
    }
}
