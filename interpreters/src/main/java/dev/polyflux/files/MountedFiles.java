package dev.polyflux.files;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Map;
import org.graalvm.polyglot.io.FileSystem;

/** A file system with folders of others in it, each at a path that is a folder below, too. */
final class MountedFiles extends RoutedFiles {

    private final FileSystem below;
    private final Map<Path, FileSystem> mounts;

    MountedFiles(FileSystem below, Map<Path, FileSystem> mounts) {
        super(below);
        this.below = below;
        this.mounts = Map.copyOf(mounts);
    }

    private Path absolute(Path path) {
        return below.toAbsolutePath(path).normalize();
    }

    @Override
    FileSystem of(Path path) {
        for (Path folder = absolute(path); folder != null; folder = folder.getParent()) {
            FileSystem mounted = mounts.get(folder);
            if (mounted != null) {
                return mounted;
            }
        }
        return below;
    }

    @Override
    Path within(FileSystem files, Path path) {
        return absolute(path);
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
    public void delete(Path path) throws IOException {
        checkNoMount(path);
        super.delete(path);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        checkNoMount(source);
        super.move(source, target, options);
    }

    private void checkNoMount(Path path) throws FileSystemException {
        if (mounts.containsKey(absolute(path))) {
            throw new FileSystemException(path.toString(), null, "Device or resource busy");
        }
    }
}
