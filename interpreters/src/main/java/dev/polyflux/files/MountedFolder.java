package dev.polyflux.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the disk or of an archive, seen at another path. A link in it is what it leads to, and one that leads out of
 * the folder is denied; guests make none.
 */
final class MountedFolder implements FileSystem {

    private static final Set<StandardOpenOption> WRITING = Set.of(
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND,
            StandardOpenOption.CREATE,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.DELETE_ON_CLOSE);

    private final Path seen;
    private final Path folder;
    private final boolean writable;
    private @Nullable Path real;

    MountedFolder(Path seen, Path folder, boolean writable) {
        this.seen = seen;
        this.folder = folder;
        this.writable = writable;
    }

    /** Where a path leads, which is in the folder. */
    private Path host(Path path) throws IOException {
        Path named = named(path);
        try {
            return inside(named.toRealPath(), path);
        } catch (NoSuchFileException missing) {
            if (named.equals(folder) || Files.isSymbolicLink(named)) {
                throw new NoSuchFileException(path.toString());
            }
            return entry(path);
        }
    }

    /** A path as an entry of its folder, whatever it leads to. */
    private Path entry(Path path) throws IOException {
        Path named = named(path);
        Path parent = named.getParent();
        if (named.equals(folder) || parent == null) {
            throw new AccessDeniedException(path.toString());
        }
        try {
            return inside(parent.toRealPath(), path).resolve(named.getFileName());
        } catch (NoSuchFileException missing) {
            throw new NoSuchFileException(path.toString());
        }
    }

    private Path named(Path path) {
        Path named = folder;
        for (Path name : seen.relativize(path.normalize())) {
            named = name.toString().isEmpty() ? named : named.resolve(name.toString());
        }
        return named;
    }

    private Path inside(Path there, Path path) throws IOException {
        Path root = real;
        if (root == null) {
            root = folder.toRealPath();
            real = root;
        }
        if (!there.startsWith(root)) {
            throw new AccessDeniedException(path.toString(), null, "it leads out of the mounted folder");
        }
        return there;
    }

    private void checkWritable(Path path) throws IOException {
        if (!writable) {
            throw new AccessDeniedException(path.toString(), null, "can only be read");
        }
    }

    @Override
    public Path parsePath(URI uri) {
        return Path.of(uri);
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return path;
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        checkAccess(path, Set.of());
        return path.normalize();
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        Path host = host(path);
        if (modes.contains(AccessMode.WRITE)) {
            checkWritable(path);
        }
        if (!Files.exists(host)) {
            throw new NoSuchFileException(path.toString());
        }
        if (modes.contains(AccessMode.EXECUTE) && !Files.isDirectory(host)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        if (WRITING.stream().anyMatch(options::contains)) {
            checkWritable(path);
        }
        return Files.newByteChannel(host(path), options);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(host(path))) {
            // an archive's folders end in a slash
            entries.forEach(entry -> names.add(entry.getFileName().toString().replaceFirst("/$", "")));
        }
        return Listing.of(path, names, filter);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Attributes.picked(
                Attributes.of(Files.readAttributes(host(path), BasicFileAttributes.class), path, writable), attributes);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        checkWritable(path);
        Files.setAttribute(host(path), attribute, value);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        checkWritable(path);
        Files.createDirectory(host(path));
    }

    @Override
    public void delete(Path path) throws IOException {
        checkWritable(path);
        Files.delete(entry(path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        checkWritable(source);
        Files.move(entry(source), entry(target), options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        throw new AccessDeniedException(link.toString(), null, "there are no links in mounted folders");
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        throw new AccessDeniedException(link.toString(), null, "there are no links in mounted folders");
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        checkAccess(link, Set.of());
        throw new FileSystemException(link.toString(), null, "Invalid argument");
    }
}
