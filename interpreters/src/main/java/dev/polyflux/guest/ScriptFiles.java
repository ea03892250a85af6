package dev.polyflux.guest;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.io.FileSystem;

/**
 * The scripts that one realm runs, as files that can be read and nothing else: by the engine's module loader, whatever
 * else the realm may reach, and also where a script lies in no file.
 */
public final class ScriptFiles implements FileSystem {

    private final Map<Path, byte[]> texts = new ConcurrentHashMap<>();

    /** No scripts yet. */
    public ScriptFiles() {}

    /** These scripts over the files of {@code others}. */
    public FileSystem over(FileSystem others) {
        return FileSystem.newCompositeFileSystem(others, Selector.of(this, path -> texts.containsKey(path)));
    }

    /** Adds a script, and gives its absolute path; one that lies in no file counts as lying in the working directory. */
    public Path add(Script script) {
        Path path = script.path() == null ? Path.of(script.name()) : script.path();
        Path absolute = path.toAbsolutePath().normalize();
        texts.put(absolute, script.text().getBytes(StandardCharsets.UTF_8));
        return absolute;
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
        return path.toAbsolutePath();
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) {
        return path.toAbsolutePath();
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        if (!Set.of(AccessMode.READ).containsAll(modes)) {
            throw denied(path);
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        byte[] text = texts.get(path);
        if (text == null) {
            throw denied(path);
        }
        return new TextChannel(text);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        byte[] text = texts.get(path);
        if (text == null) {
            throw denied(path);
        }
        return Map.of("isRegularFile", true, "isDirectory", false, "isSymbolicLink", false, "size", (long) text.length);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        throw denied(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        throw denied(path);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        throw denied(path);
    }

    private static AccessDeniedException denied(Path path) {
        return new AccessDeniedException(path.toString(), null, "a running script can only be read");
    }
}
