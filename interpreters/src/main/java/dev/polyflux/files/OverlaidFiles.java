package dev.polyflux.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The files of the host, and some in memory among them as if they lay there: what is written to those stays in memory, and
 * what is written beside them is the host's. Used by the realm's thread.
 */
final class OverlaidFiles implements FileSystem {

    private final MemoryFiles memory;
    private final FileSystem host;
    private Path working;

    OverlaidFiles(MemoryFiles memory, FileSystem host, Path working) {
        this.memory = memory;
        this.host = host;
        this.working = working;
    }

    private Path absolute(Path path) {
        return working.resolve(path).normalize();
    }

    /** A file that is in memory; a folder that is there alone; and what is to be made in one. */
    private FileSystem of(Path path) {
        Path absolute = absolute(path);
        if (memory.isFile(absolute)) {
            return memory;
        }
        Path folder = memory.isFolder(absolute) ? absolute : absolute.getParent();
        return folder == null || !memory.isFolder(folder) || isOfHost(folder) ? host : memory;
    }

    private boolean isOfHost(Path path) {
        try {
            host.checkAccess(path, Set.of());
            return true;
        } catch (IOException missing) {
            return false;
        }
    }

    /** As the host resolves it, which minds its links. */
    private Path within(FileSystem files, Path path) {
        return files == host ? working.resolve(path) : absolute(path);
    }

    @Override
    public Path parsePath(URI uri) {
        return host.parsePath(uri);
    }

    @Override
    public Path parsePath(String path) {
        return host.parsePath(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return working.resolve(path);
    }

    @Override
    public void setCurrentWorkingDirectory(Path directory) {
        working = absolute(directory); // which the engine knows to be a folder
    }

    @Override
    public Path getTempDirectory() {
        return host.getTempDirectory();
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        FileSystem files = of(path);
        return files.toRealPath(within(files, path), options);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        FileSystem files = of(path);
        files.checkAccess(within(files, path), modes, options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        FileSystem files = of(path);
        return files.newByteChannel(within(files, path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        FileSystem files = of(path);
        Set<String> names = new TreeSet<>(Listing.names(files, within(files, path)));
        if (files == host) {
            names.addAll(memory.names(absolute(path)));
        }
        return Listing.of(path, names, filter);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        FileSystem files = of(path);
        return files.readAttributes(within(files, path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        FileSystem files = of(path);
        files.setAttribute(within(files, path), attribute, value, options);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        FileSystem files = of(path);
        files.createDirectory(within(files, path), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        FileSystem files = of(path);
        files.delete(within(files, path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        FileSystem files = same(source, target);
        files.move(within(files, source), within(files, target), options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        FileSystem files = same(link, existing);
        files.createLink(within(files, link), within(files, existing));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        FileSystem files = of(link);
        files.createSymbolicLink(within(files, link), target, attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        FileSystem files = of(link);
        return files.readSymbolicLink(within(files, link));
    }

    @Override
    public @Nullable String getMimeType(Path path) {
        FileSystem files = of(path);
        return files.getMimeType(within(files, path));
    }

    @Override
    public @Nullable Charset getEncoding(Path path) {
        FileSystem files = of(path);
        return files.getEncoding(within(files, path));
    }

    @Override
    public boolean isSameFile(Path one, Path other, LinkOption... options) throws IOException {
        FileSystem files = of(one);
        return files == of(other) && files.isSameFile(within(files, one), within(files, other), options);
    }

    @Override
    public long getFileStoreUsableSpace(Path path) throws IOException {
        return host.getFileStoreUsableSpace(working);
    }

    @Override
    public long getFileStoreTotalSpace(Path path) throws IOException {
        return host.getFileStoreTotalSpace(working);
    }

    @Override
    public long getFileStoreUnallocatedSpace(Path path) throws IOException {
        return host.getFileStoreUnallocatedSpace(working);
    }

    private FileSystem same(Path source, Path target) throws IOException {
        FileSystem one = of(source);
        if (one != of(target)) {
            throw new FileSystemException(source.toString(), target.toString(), "Invalid cross-device link");
        }
        return one;
    }
}
