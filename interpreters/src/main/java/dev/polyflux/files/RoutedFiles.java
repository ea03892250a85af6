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
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/** Several file systems seen as one: each path is that of a file in one of them. */
abstract class RoutedFiles implements FileSystem {

    private final FileSystem base;

    /** What paths are called, and which folder is the working one, {@code base} says. */
    RoutedFiles(FileSystem base) {
        this.base = base;
    }

    /** The file system that a path lies in. */
    abstract FileSystem of(Path path);

    /** The path as that file system knows it. */
    abstract Path within(FileSystem files, Path path);

    /** The same where something is to be changed, which may be denied. */
    FileSystem changed(Path path) throws IOException {
        return of(path);
    }

    /** The one file system that both lie in; between two, scripts copy. */
    private FileSystem changed(Path source, Path target) throws IOException {
        FileSystem one = changed(source);
        if (one != changed(target)) {
            throw new FileSystemException(source.toString(), target.toString(), "Invalid cross-device link");
        }
        return one;
    }

    /** What is asked of the file system that a path lies in, about the path as that knows it. */
    private interface Question<T> {

        T of(FileSystem files, Path path) throws IOException;
    }

    private <T> T ask(Path path, Question<T> question) throws IOException {
        FileSystem files = of(path);
        return question.of(files, within(files, path));
    }

    // Names.

    @Override
    public Path parsePath(URI uri) {
        return base.parsePath(uri);
    }

    @Override
    public Path parsePath(String path) {
        return base.parsePath(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return base.toAbsolutePath(path);
    }

    @Override
    public void setCurrentWorkingDirectory(Path directory) {
        base.setCurrentWorkingDirectory(directory);
    }

    @Override
    public Path getTempDirectory() {
        return base.getTempDirectory();
    }

    @Override
    public String getSeparator() {
        return base.getSeparator();
    }

    @Override
    public String getPathSeparator() {
        return base.getPathSeparator();
    }

    // Reading.

    @Override
    public Path toRealPath(Path path, LinkOption... options) throws IOException {
        return ask(path, (files, there) -> files.toRealPath(there, options));
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        FileSystem files = of(path);
        files.checkAccess(within(files, path), modes, options);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return ask(path, (files, there) -> files.newByteChannel(there, options, attributes));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return of(path).newDirectoryStream(path, filter);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return ask(path, (files, there) -> files.readAttributes(there, attributes, options));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return ask(link, (files, there) -> files.readSymbolicLink(there));
    }

    @Override
    public boolean isSameFile(Path one, Path other, LinkOption... options) throws IOException {
        FileSystem files = of(one);
        return files == of(other) && files.isSameFile(within(files, one), within(files, other), options);
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

    // Changing.

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        FileSystem files = changed(path);
        files.createDirectory(within(files, path), attributes);
    }

    @Override
    public void delete(Path path) throws IOException {
        FileSystem files = changed(path);
        files.delete(within(files, path));
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        FileSystem files = changed(path);
        files.setAttribute(within(files, path), attribute, value, options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        FileSystem files = changed(source, target);
        files.move(within(files, source), within(files, target), options);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        FileSystem files = changed(link, existing);
        files.createLink(within(files, link), within(files, existing));
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        FileSystem files = changed(link);
        files.createSymbolicLink(within(files, link), target, attributes);
    }

    // Stores.

    @Override
    public long getFileStoreTotalSpace(Path path) throws IOException {
        return ask(path, (files, there) -> files.getFileStoreTotalSpace(there));
    }

    @Override
    public long getFileStoreUnallocatedSpace(Path path) throws IOException {
        return ask(path, (files, there) -> files.getFileStoreUnallocatedSpace(there));
    }

    @Override
    public long getFileStoreUsableSpace(Path path) throws IOException {
        return ask(path, (files, there) -> files.getFileStoreUsableSpace(there));
    }

    @Override
    public long getFileStoreBlockSize(Path path) throws IOException {
        return ask(path, (files, there) -> files.getFileStoreBlockSize(there));
    }

    @Override
    public boolean isFileStoreReadOnly(Path path) throws IOException {
        return ask(path, (files, there) -> files.isFileStoreReadOnly(there));
    }
}
