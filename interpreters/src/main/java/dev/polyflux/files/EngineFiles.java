package dev.polyflux.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The engine's own files, Python's library among them: they can be read and nothing else, since all realms and all later
 * runs of this user share them.
 */
public final class EngineFiles {

    /** Knows the engine's files, and denies all others. */
    private static final FileSystem OWN = FileSystem.allowInternalResourceAccess(FileSystem.newDenyIOFileSystem());

    /** Where guests see the engine's files that must not learn where they are, since that names the user. */
    private static final Path SHOWN =
            Path.of("/").toAbsolutePath().resolve("usr").resolve("lib").resolve("graalvm");

    /** How the names begin of those that the operating system loads, which knows them by their real paths only. */
    private static final String NATIVE = "internal_";

    private static volatile @Nullable Path root;

    private EngineFiles() {}

    /** Where they are, beside the files of {@code others}, which has the host's names. */
    public static FileSystem inPlace(FileSystem others) {
        return new LayeredFiles(OWN, EngineFiles::isOwn, others);
    }

    /** Under a name of their own, beside the files of {@code others}, whose paths {@link #shown} has made. */
    static FileSystem elsewhere(FileSystem others) {
        return new LayeredFiles(new Shown(), path -> path.startsWith(SHOWN), others);
    }

    /** The path that guests see in the place of one of the engine's files; of any other, the same path. */
    static Path shown(Path path) {
        if (!path.isAbsolute() || !isOwn(path)) {
            return path;
        }
        Path own = root().relativize(path);
        return own.toString().startsWith(NATIVE) ? path : SHOWN.resolve(own);
    }

    private static Path real(Path shown) {
        return root().resolve(SHOWN.relativize(shown.normalize()));
    }

    private static boolean isOwn(Path path) {
        Path known = root;
        if (known != null) {
            return path.startsWith(known);
        }
        if (!isKnown(path)) {
            return false;
        }
        Path top = path;
        for (Path folder = top; folder != null && isKnown(folder); folder = folder.getParent()) {
            top = folder;
        }
        root = top;
        return true;
    }

    /** Whether the engine says so, which no other method of it does. */
    private static boolean isKnown(Path path) {
        try {
            OWN.checkAccess(path, Set.of());
            return true;
        } catch (SecurityException denied) {
            return false;
        } catch (IOException missing) {
            return true;
        }
    }

    private static Path root() {
        Path known = root;
        if (known == null) {
            throw new IllegalStateException("the engine has not yet said where its files are");
        }
        return known;
    }

    /** Reads the engine's files by the paths that guests see. */
    private static final class Shown implements FileSystem {

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

        /** No link leads anywhere else. */
        @Override
        public Path toRealPath(Path path, LinkOption... options) throws IOException {
            OWN.checkAccess(real(path), Set.of(), options);
            return path.normalize();
        }

        @Override
        public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
            OWN.checkAccess(real(path), modes, options);
        }

        @Override
        public SeekableByteChannel newByteChannel(
                Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
            return OWN.newByteChannel(real(path), options, attributes);
        }

        @Override
        public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options)
                throws IOException {
            Map<String, Object> read = new HashMap<>(OWN.readAttributes(real(path), attributes, options));
            read.replace("uid", MemoryFiles.USER);
            read.replace("gid", MemoryFiles.USER);
            read.remove("owner");
            read.remove("group");
            return read;
        }

        @Override
        public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
                throws IOException {
            return Listing.of(path, Listing.names(OWN, real(path)), filter);
        }

        @Override
        public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
            throw new AccessDeniedException(path.toString());
        }

        @Override
        public void delete(Path path) throws IOException {
            throw new AccessDeniedException(path.toString());
        }
    }
}
