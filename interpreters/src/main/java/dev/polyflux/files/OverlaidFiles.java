package dev.polyflux.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.graalvm.polyglot.io.FileSystem;

/**
 * The files of the host, and some in memory among them as if they lay there: what is written to those stays in memory, and
 * what is written beside them is the host's. Used by the realm's thread.
 */
final class OverlaidFiles extends RoutedFiles {

    private final MemoryFiles memory;
    private final FileSystem host;
    private Path working;

    OverlaidFiles(MemoryFiles memory, FileSystem host, Path working) {
        super(host);
        this.memory = memory;
        this.host = host;
        this.working = working;
    }

    private Path absolute(Path path) {
        return working.resolve(path).normalize();
    }

    /** A file that is in memory; a folder that is there alone; and what is to be made in one. */
    @Override
    FileSystem of(Path path) {
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
    @Override
    Path within(FileSystem files, Path path) {
        return files == host ? working.resolve(path) : absolute(path);
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
}
