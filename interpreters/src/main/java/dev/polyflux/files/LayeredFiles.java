package dev.polyflux.files;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * One file system whose files can only be read over another. Unlike the engine's composite it can rename: that one copies and
 * deletes, which is not what {@code os.rename} means.
 */
public class LayeredFiles implements FileSystem {

    private final FileSystem upper;
    private final Predicate<Path> isUpper;
    private final FileSystem lower;

    /** {@code isUpper} tells the upper one's files by their absolute, normalized paths. */
    public LayeredFiles(FileSystem upper, Predicate<Path> isUpper, FileSystem lower) {
        this.upper = FileSystem.newReadOnlyFileSystem(upper);
        this.isUpper = isUpper;
        this.lower = lower;
    }

    private boolean isUpper(Path path) {
        return isUpper.test(lower.toAbsolutePath(path).normalize());
    }

    private FileSystem of(Path path) {
        return isUpper(path) ? upper : lower;
    }

    private Path within(Path path) {
        Path absolute = lower.toAbsolutePath(path).normalize();
        return isUpper.test(absolute) ? absolute : path;
    }

    private FileSystem writable(Path path) throws AccessDeniedException {
        if (isUpper(path)) {
            throw new AccessDeniedException(path.toString(), null, "can only be read");
        }
        return lower;
    }

    /**
     * A name of another scheme is that of a file that is not there: what the engine is refused it asks the network for, and
     * other file systems of the process are nobody's business.
     */
    @Override
    public Path parsePath(URI uri) {
        return "file".equalsIgnoreCase(uri.getScheme()) ? lower.parsePath(uri) : lower.parsePath(uri.toString());
    }

    @Override
    public Path parsePath(String path) {
        return lower.parsePath(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return lower.toAbsolutePath(path);
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return of(path).toRealPath(within(path), options);
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        of(path).checkAccess(within(path), modes, options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return of(path).newByteChannel(within(path), options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return of(path).newDirectoryStream(path, filter);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return of(path).readAttributes(within(path), attributes, options);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        writable(path).createDirectory(path, attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        writable(path).delete(path);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        writable(path).setAttribute(path, attribute, value, options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        writable(source);
        writable(target).move(source, target, options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        writable(existing);
        writable(link).createLink(link, existing);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        writable(link).createSymbolicLink(link, target, attributes);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return of(link).readSymbolicLink(within(link));
    }

    @Override
    public void setCurrentWorkingDirectory(Path directory) {
        lower.setCurrentWorkingDirectory(directory);
    }

    @Override
    public Path getTempDirectory() {
        return lower.getTempDirectory();
    }

    @Override
    public String getSeparator() {
        return lower.getSeparator();
    }

    @Override
    public String getPathSeparator() {
        return lower.getPathSeparator();
    }

    @Override
    public @Nullable String getMimeType(Path path) {
        return of(path).getMimeType(path);
    }

    @Override
    public @Nullable Charset getEncoding(Path path) {
        return of(path).getEncoding(path);
    }

    @Override
    public boolean isSameFile(Path one, Path other, LinkOption... options) throws IOException {
        return isUpper(one) == isUpper(other) && of(one).isSameFile(within(one), within(other), options);
    }

    @Override
    public long getFileStoreTotalSpace(Path path) throws IOException {
        return of(path).getFileStoreTotalSpace(path);
    }

    @Override
    public long getFileStoreUnallocatedSpace(Path path) throws IOException {
        return of(path).getFileStoreUnallocatedSpace(path);
    }

    @Override
    public long getFileStoreUsableSpace(Path path) throws IOException {
        return of(path).getFileStoreUsableSpace(path);
    }

    @Override
    public long getFileStoreBlockSize(Path path) throws IOException {
        return of(path).getFileStoreBlockSize(path);
    }

    @Override
    public boolean isFileStoreReadOnly(Path path) throws IOException {
        return of(path).isFileStoreReadOnly(path);
    }
}
