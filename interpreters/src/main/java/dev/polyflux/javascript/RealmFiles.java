package dev.polyflux.javascript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/**
 * The realm's files as its own guest code sees them, under the name {@code files}: no others than the engine reads and writes
 * for guests. Each service gives {@code ["ok", value]}, or {@code ["error", code, message]} in the words of the operating
 * system. All of it is called on the realm's loop.
 */
public final class RealmFiles {

    private static final Map<String, Set<OpenOption>> FLAGS = Map.of(
            "w", Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING),
            "wx", Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            "a", Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            "ax", Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
            "r+", Set.of(StandardOpenOption.WRITE));

    private final FileSystem files;

    RealmFiles(FileSystem files) {
        this.files = files;
    }

    /** What a file holds, to be taken into a buffer of that length. */
    public static final class Content {

        /** In bytes. */
        @Export
        public final int length;

        private final byte[] bytes;

        Content(byte[] bytes) {
            this.bytes = bytes;
            this.length = bytes.length;
        }

        @Export
        public void into(Value buffer, int offset) {
            Octets.write(bytes, bytes.length, buffer, offset);
        }
    }

    @Export
    public Object read(String path) {
        return answer(() -> {
            Path file = path(path);
            if (is(file, "isDirectory")) {
                throw new FileSystemException(path, null, "Is a directory");
            }
            try (InputStream in =
                    Channels.newInputStream(files.newByteChannel(file, Set.of(StandardOpenOption.READ)))) {
                return new Content(in.readAllBytes());
            }
        });
    }

    @Export
    public Object write(String path, Value buffer, int offset, int length, String flag) {
        return answer(() -> {
            Set<OpenOption> options = FLAGS.get(flag);
            if (options == null) {
                throw new FileSystemException(path, null, "Invalid argument");
            }
            try (SeekableByteChannel out = files.newByteChannel(path(path), options)) {
                ByteBuffer bytes = ByteBuffer.wrap(Octets.read(buffer, offset, length));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            return null;
        });
    }

    /** Its kind, its size, and when it was changed, read and made. */
    @Export
    public Object stat(String path, boolean follows) {
        return answer(() -> {
            LinkOption[] options = follows ? new LinkOption[0] : new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
            Map<String, Object> read = files.readAttributes(path(path), "*", options);
            String kind = Boolean.TRUE.equals(read.get("isDirectory"))
                    ? "folder"
                    : Boolean.TRUE.equals(read.get("isSymbolicLink")) ? "link" : "file";
            return ProxyArray.fromArray(
                    kind,
                    read.get("size"),
                    millis(read.get("lastModifiedTime")),
                    millis(read.get("lastAccessTime")),
                    millis(read.get("creationTime")));
        });
    }

    @Export
    public Object list(String path) {
        return answer(() -> {
            List<Object> names = new ArrayList<>();
            try (DirectoryStream<Path> entries = files.newDirectoryStream(path(path), entry -> true)) {
                entries.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
            }
            return ProxyArray.fromList(names);
        });
    }

    @Export
    public Object mkdir(String path) {
        return answer(() -> {
            files.createDirectory(path(path));
            return null;
        });
    }

    @Export
    public Object remove(String path, boolean folder) {
        return answer(() -> {
            Path file = path(path);
            boolean isFolder = is(file, "isDirectory", LinkOption.NOFOLLOW_LINKS);
            if (isFolder != folder) {
                throw isFolder
                        ? new FileSystemException(path, null, "Is a directory")
                        : new NotDirectoryException(path);
            }
            files.delete(file);
            return null;
        });
    }

    @Export
    public Object rename(String from, String to) {
        return answer(() -> {
            files.move(path(from), path(to), StandardCopyOption.REPLACE_EXISTING);
            return null;
        });
    }

    @Export
    public Object access(String path, int mode) {
        return answer(() -> {
            Set<AccessMode> modes = EnumSet.noneOf(AccessMode.class);
            if ((mode & 4) != 0) {
                modes.add(AccessMode.READ);
            }
            if ((mode & 2) != 0) {
                modes.add(AccessMode.WRITE);
            }
            if ((mode & 1) != 0) {
                modes.add(AccessMode.EXECUTE);
            }
            files.checkAccess(path(path), modes);
            return null;
        });
    }

    @Export
    public Object realpath(String path) {
        return answer(() -> files.toRealPath(path(path)).toString());
    }

    @Export
    public Object readlink(String path) {
        return answer(() -> files.readSymbolicLink(path(path)).toString());
    }

    private Path path(String path) {
        return files.toAbsolutePath(files.parsePath(path));
    }

    private boolean is(Path path, String attribute, LinkOption... options) throws IOException {
        return Boolean.TRUE.equals(
                files.readAttributes(path, attribute, options).get(attribute));
    }

    private static double millis(@Nullable Object time) {
        return time instanceof FileTime known ? known.toMillis() : 0;
    }

    private interface Service {
        @Nullable
        Object give() throws IOException;
    }

    private static Object answer(Service service) {
        try {
            return ProxyArray.fromArray("ok", service.give());
        } catch (NoSuchFileException e) {
            return error("ENOENT", "no such file or directory");
        } catch (FileAlreadyExistsException e) {
            return error("EEXIST", "file already exists");
        } catch (DirectoryNotEmptyException e) {
            return error("ENOTEMPTY", "directory not empty");
        } catch (NotDirectoryException e) {
            return error("ENOTDIR", "not a directory");
        } catch (AccessDeniedException | SecurityException e) {
            return error("EACCES", "permission denied");
        } catch (NotLinkException e) {
            return error("EINVAL", "invalid argument");
        } catch (FileSystemException e) {
            String reason = String.valueOf(e.getReason());
            return reason.equals("Is a directory")
                    ? error("EISDIR", "illegal operation on a directory")
                    : reason.equals("Invalid argument") || reason.equals("Not a directory")
                            ? error(
                                    reason.startsWith("Not") ? "ENOTDIR" : "EINVAL",
                                    reason.toLowerCase(java.util.Locale.ROOT))
                            : error("EIO", reason);
        } catch (InvalidPathException e) {
            return error("EINVAL", "invalid argument");
        } catch (IOException | UnsupportedOperationException e) {
            return error("EIO", String.valueOf(e.getMessage()));
        }
    }

    private static Object error(String code, String message) {
        return ProxyArray.fromArray("error", code, message);
    }
}
