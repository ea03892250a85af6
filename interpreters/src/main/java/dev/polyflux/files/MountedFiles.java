package dev.polyflux.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
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
import org.graalvm.polyglot.io.FileSystem;

/** A file system with folders of others in it, each at a path that is a folder below, too. */
final class MountedFiles implements FileSystem {

    private final FileSystem below;
    private final Map<Path, FileSystem> mounts;

    MountedFiles(FileSystem below, Map<Path, FileSystem> mounts) {
        this.below = below;
        this.mounts = Map.copyOf(mounts);
    }

    private FileSystem of(Path path) {
        for (Path folder = absolute(path); folder != null; folder = folder.getParent()) {
            FileSystem mounted = mounts.get(folder);
            if (mounted != null) {
                return mounted;
            }
        }
        return below;
    }

    private Path absolute(Path path) {
        return below.toAbsolutePath(path).normalize();
    }

    @Override
    public Path parsePath(URI uri) {
        return below.parsePath(uri);
    }

    @Override
    public Path parsePath(String path) {
        return below.parsePath(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return below.toAbsolutePath(path);
    }

    @Override
    public void setCurrentWorkingDirectory(Path directory) {
        below.setCurrentWorkingDirectory(directory);
    }

    @Override
    public Path getTempDirectory() {
        return below.getTempDirectory();
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return of(path).toRealPath(absolute(path), options);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        of(path).checkAccess(absolute(path), modes, options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return of(path).newByteChannel(absolute(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        FileSystem files = of(path);
        return files == below
                ? below.newDirectoryStream(path, filter)
                : Listing.of(path, Listing.names(files, absolute(path)), filter);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return of(path).readAttributes(absolute(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        of(path).setAttribute(absolute(path), attribute, value, options);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        of(path).createDirectory(absolute(path), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        if (mounts.containsKey(absolute(path))) {
            throw new FileSystemException(path.toString(), null, "Device or resource busy");
        }
        of(path).delete(absolute(path));
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        if (mounts.containsKey(absolute(source))) {
            throw new FileSystemException(source.toString(), null, "Device or resource busy");
        }
        same(source, target).move(absolute(source), absolute(target), options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        same(link, existing).createLink(absolute(link), absolute(existing));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        of(link).createSymbolicLink(absolute(link), target, attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return of(link).readSymbolicLink(absolute(link));
    }

    /** The one file system that both lie in; between two, scripts copy. */
    private FileSystem same(Path source, Path target) throws IOException {
        FileSystem one = of(source);
        if (one != of(target)) {
            throw new FileSystemException(source.toString(), target.toString(), "Invalid cross-device link");
        }
        return one;
    }
}
