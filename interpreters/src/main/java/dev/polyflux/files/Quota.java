package dev.polyflux.files;

import java.nio.file.FileSystemException;

/** How much one file system may still take. Used by one thread. */
final class Quota {

    /** As the operating system words it, which is how the engine recognizes it. */
    private static final String FULL = "No space left on device";

    private long bytes;
    private long entries;

    Quota(long bytes, long entries) {
        this.bytes = bytes;
        this.entries = entries;
    }

    /** Takes bytes, or gives some back where there are fewer than none. */
    void takeBytes(long more) throws FileSystemException {
        bytes = left(bytes, more);
    }

    /** Takes room for an entry of a folder, with the name it has. */
    void takeEntry(String name) throws FileSystemException {
        bytes = left(bytes, name.length());
        entries = left(entries, 1);
    }

    /** Gives that room back. */
    void giveEntry(String name) {
        bytes += name.length();
        entries++;
    }

    private static long left(long there, long more) throws FileSystemException {
        if (more > there) {
            throw new FileSystemException(null, null, FULL);
        }
        return there - more;
    }
}
