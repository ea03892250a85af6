package dev.polyflux.files;

import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.graalvm.polyglot.io.FileSystem;

/**
 * One file system whose files can only be read over another. Unlike the engine's composite it can rename: that one copies and
 * deletes, which is not what {@code os.rename} means.
 */
public class LayeredFiles extends RoutedFiles {

    private final FileSystem upper;
    private final Predicate<Path> isUpper;
    private final FileSystem lower;

    /** {@code isUpper} tells the upper one's files by their absolute, normalized paths. */
    public LayeredFiles(FileSystem upper, Predicate<Path> isUpper, FileSystem lower) {
        super(lower);
        this.upper = FileSystem.newReadOnlyFileSystem(upper);
        this.isUpper = isUpper;
        this.lower = lower;
    }

    private Path absolute(Path path) {
        return lower.toAbsolutePath(path).normalize();
    }

    @Override
    final FileSystem of(Path path) {
        return isUpper.test(absolute(path)) ? upper : lower;
    }

    @Override
    final Path within(FileSystem files, Path path) {
        return files == upper ? absolute(path) : path;
    }

    @Override
    final FileSystem changed(Path path) throws AccessDeniedException {
        if (of(path) == upper) {
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
}
