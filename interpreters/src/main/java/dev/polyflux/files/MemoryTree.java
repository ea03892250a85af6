package dev.polyflux.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Folders and files in memory by their absolute paths; errors tell the path as it was given. Used by one thread.
 *
 * <p>There is room for 64 MiB and 10,000 files and folders, and for those that are put there at the beginning.
 */
final class MemoryTree {

    private static final long BYTES = 64 << 20;
    private static final long ENTRIES = 10_000;

    private final Quota quota = new Quota(BYTES, ENTRIES);
    private final Node.Folder root = new Node.Folder();

    /** Makes a folder and those it lies in, where they are not there; null is the root. */
    Node.Folder makeFolders(@Nullable Path path) {
        if (path == null) {
            return root;
        }
        Node.Folder folder = root;
        for (Path name : path) {
            Node next = folder.entries.computeIfAbsent(name.toString(), missing -> new Node.Folder());
            if (!(next instanceof Node.Folder inner)) {
                throw new IllegalArgumentException(path + " lies in a file");
            }
            folder = inner;
        }
        return folder;
    }

    /** Puts a file there, whose content others have, too. */
    void put(Path path, byte[] shared) {
        makeFolders(path.getParent()).entries.put(String.valueOf(path.getFileName()), new Node.File(quota, shared));
    }

    /** A file without a content, which has no name yet. */
    Node.File newFile() {
        return new Node.File(quota);
    }

    /** What is there, or null. */
    @Nullable
    Node peek(Path path) {
        Node node = root;
        for (Path name : path) {
            node = node instanceof Node.Folder folder ? folder.entries.get(name.toString()) : null;
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    Node find(Path path, Path given) throws IOException {
        Node node = root;
        for (Path name : path) {
            if (!(node instanceof Node.Folder folder)) {
                throw new NotDirectoryException(given.toString());
            }
            node = folder.entries.get(name.toString());
            if (node == null) {
                throw new NoSuchFileException(given.toString());
            }
        }
        return node;
    }

    Node.Folder folder(Path path, Path given) throws IOException {
        if (find(path, given) instanceof Node.Folder folder) {
            return folder;
        }
        throw new NotDirectoryException(given.toString());
    }

    Place place(Path path, Path given) throws IOException {
        Path parent = path.getParent();
        if (parent == null) {
            throw new AccessDeniedException(given.toString());
        }
        return new Place(folder(parent, given), String.valueOf(path.getFileName()), quota);
    }

    /** A name in a folder, whether there is something of that name or not. */
    record Place(Node.Folder folder, String name, Quota quota) {

        @Nullable
        Node node() {
            return folder.entries.get(name);
        }

        void put(Node node) throws FileSystemException {
            quota.takeEntry(name);
            folder.entries.put(name, node);
            folder.touch();
        }

        void remove() {
            folder.entries.remove(name);
            folder.touch();
            quota.giveEntry(name);
        }
    }
}
