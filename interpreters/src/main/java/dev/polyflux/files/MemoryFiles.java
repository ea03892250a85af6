package dev.polyflux.files;

import dev.polyflux.files.MemoryTree.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/**
 * A small file system in memory, empty but for the folder that is a realm's home and one for temporary files. It knows no
 * links and no permissions. Used by the realm's thread.
 *
 * <p>Its own, rather than a library's: the engine wants its paths to be of the host's class, so that the engine's own files
 * can lie beside them, and neither Jimfs nor memoryfilesystem bounds how many files there are.
 */
public final class MemoryFiles implements FileSystem {

    /** Who owns all files: nobody of the host. */
    static final int USER = 1000;

    private static final Path ROOT = Path.of("/").toAbsolutePath();
    private static final Path TEMPORARY = ROOT.resolve("tmp");

    /** The working directory that a realm begins with. */
    public static final Path HOME = ROOT.resolve("home").resolve("guest");

    private final MemoryTree tree = new MemoryTree();
    private Path working;

    /** What a realm begins with, besides what it is given: its home and a folder for temporary files. */
    static MemoryFiles withHome(Bundle bundle) {
        MemoryFiles files = new MemoryFiles(HOME, bundle);
        files.makeFolders(HOME);
        files.makeFolders(TEMPORARY);
        return files;
    }

    /** What is given, and nothing else. */
    static MemoryFiles over(Path working, Bundle bundle) {
        return new MemoryFiles(working, bundle);
    }

    private MemoryFiles(Path working, Bundle bundle) {
        this.working = working;
        bundle.folders().forEach(folder -> makeFolders(absolute(Path.of(folder))));
        bundle.files().forEach((name, content) -> tree.put(absolute(Path.of(name)), content));
    }

    /** Makes a folder and those it lies in, where they are not there. */
    void makeFolders(Path path) {
        tree.makeFolders(path);
    }

    // For who lays them over others.

    boolean isFile(Path path) {
        return tree.peek(path) instanceof Node.File;
    }

    boolean isFolder(Path path) {
        return tree.peek(path) instanceof Node.Folder;
    }

    Set<String> names(Path path) {
        return tree.peek(path) instanceof Node.Folder folder ? folder.entries.keySet() : Set.of();
    }

    // Paths.

    @Override
    public Path parsePath(URI uri) {
        return Path.of(uri);
    }

    @Override
    public Path parsePath(String path) {
        return EngineFiles.shown(Path.of(path));
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return working.resolve(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        find(path);
        return absolute(path);
    }

    @Override
    public void setCurrentWorkingDirectory(Path directory) {
        working = absolute(directory); // which the engine knows to be a folder
    }

    @Override
    public Path getTempDirectory() {
        return TEMPORARY;
    }

    private Path absolute(Path path) {
        return working.resolve(path).normalize();
    }

    // Reading.

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        Node node = find(path);
        if (modes.contains(AccessMode.EXECUTE) && node instanceof Node.File) {
            throw new AccessDeniedException(path.toString());
        }
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return Attributes.picked(find(path).attributes(), attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return Listing.of(path, folder(path).entries.keySet(), filter);
    }

    private Node find(Path path) throws IOException {
        return tree.find(absolute(path), path);
    }

    private Node.Folder folder(Path path) throws IOException {
        return tree.folder(absolute(path), path);
    }

    // Writing.

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        boolean isNew = options.contains(StandardOpenOption.CREATE_NEW);
        Place place = place(path);
        Node node = place.node();
        if (node != null && isNew && writes) {
            throw new FileAlreadyExistsException(path.toString());
        }
        if (node == null && writes && (isNew || options.contains(StandardOpenOption.CREATE))) {
            node = tree.newFile();
            place.put(node);
        }
        if (node == null) {
            throw new NoSuchFileException(path.toString());
        }
        if (!(node instanceof Node.File file)) {
            if (writes) {
                throw new FileSystemException(path.toString(), null, "Is a directory");
            }
            return new MemoryChannel(tree.newFile(), options); // a folder is opened to name what is in it
        }
        if (writes && options.contains(StandardOpenOption.TRUNCATE_EXISTING)) {
            file.resize(0);
        }
        MemoryChannel channel = new MemoryChannel(file, options);
        if (options.contains(StandardOpenOption.DELETE_ON_CLOSE)) {
            delete(path);
        }
        return channel;
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        Place place = place(path);
        if (place.node() != null) {
            throw new FileAlreadyExistsException(path.toString());
        }
        place.put(new Node.Folder());
    }

    @Override
    public void delete(Path path) throws IOException {
        Place place = place(path);
        switch (place.node()) {
            case null -> throw new NoSuchFileException(path.toString());
            case Node.Folder folder
            when !folder.entries.isEmpty() -> throw new DirectoryNotEmptyException(path.toString());
            case Node.Folder folder -> place.remove();
            case Node.File file -> {
                place.remove();
                file.deleted();
            }
        }
    }

    /** Within this file system; the engine copies where there are two. */
    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        Place from = place(source);
        Node moved = from.node();
        if (moved == null) {
            throw new NoSuchFileException(source.toString());
        }
        Place to = place(target);
        if (to.node() == moved) {
            return;
        }
        if (absolute(target).startsWith(absolute(source))) {
            throw new FileSystemException(source.toString(), target.toString(), "Invalid argument");
        }
        if (to.node() != null) {
            if (!Set.of(options).contains(StandardCopyOption.REPLACE_EXISTING)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            delete(target);
        }
        from.remove();
        to.put(moved);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        find(path).set(attribute.substring(attribute.indexOf(':') + 1), value);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        throw noLinks(link);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        throw noLinks(link);
    }

    /** As the operating system says it of what is no link. */
    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        find(link);
        throw new FileSystemException(link.toString(), null, "Invalid argument");
    }

    private static AccessDeniedException noLinks(Path link) {
        return new AccessDeniedException(link.toString(), null, "there are no links in the sandbox");
    }

    private Place place(Path path) throws IOException {
        return tree.place(absolute(path), path);
    }
}
