package dev.polyflux.packages;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Folders of the class path, wherever they lie: in directories, in jars, and in the jars of a jar. */
public final class ClassPathFolder {

    private ClassPathFolder() {}

    /** The first folder of this name. */
    public static Optional<Path> named(String name) {
        return all(loader(), name.replaceFirst("/$", "")).stream()
                .filter(Files::isDirectory)
                .findFirst();
    }

    static ClassLoader loader() {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    static List<Path> all(ClassLoader loader, String name) {
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
}
