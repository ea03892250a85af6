package dev.polyflux.files;

import java.nio.file.FileSystemException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A file or folder in memory, with what the operating system would say of it. Used by one thread. */
abstract sealed class Node {

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final long number = NUMBERS.incrementAndGet();
    private FileTime created = FileTime.fromMillis(System.currentTimeMillis());
    private FileTime accessed = created;
    private FileTime modified = created;
    private int mode;

    private Node(int mode) {
        this.mode = mode;
    }

    /** How many bytes it holds. */
    abstract long size();

    final void touch() {
        modified = FileTime.fromMillis(System.currentTimeMillis());
    }

    /** All attributes of Java's basic, posix and unix views but the names of owners. */
    final Map<String, Object> attributes() {
        return Attributes.of(this instanceof Folder, number, size(), created, accessed, modified, mode);
    }

    final void set(String attribute, Object value) {
        switch (attribute) {
            case "lastModifiedTime" -> modified = (FileTime) value;
            case "lastAccessTime" -> accessed = (FileTime) value;
            case "creationTime" -> created = (FileTime) value;
            case "mode" -> mode = (Integer) value & 07777;
            case "permissions" -> {
                mode = 0;
                for (Object permission : (Set<?>) value) {
                    mode |= Attributes.bit((PosixFilePermission) permission);
                }
            }
            default -> throw new UnsupportedOperationException(attribute);
        }
    }

    static final class Folder extends Node {

        final Map<String, Node> entries = new TreeMap<>();

        Folder() {
            super(0755);
        }

        @Override
        long size() {
            return 0;
        }
    }

    /** Its room is given back when it has neither a name nor a channel any more. */
    static final class File extends Node {

        private final Quota quota;
        private byte[] content;
        private boolean shared;
        private int size;
        private int channels;
        private boolean named = true;

        File(Quota quota) {
            this(quota, new byte[0]);
        }

        /** Has a content that others have, too, until it is written to. */
        File(Quota quota, byte[] shared) {
            super(0644);
            this.quota = quota;
            this.content = shared;
            this.size = shared.length;
            this.shared = true;
        }

        @Override
        long size() {
            return size;
        }

        byte[] content() {
            return content;
        }

        /** The content, to be written to. */
        byte[] ownContent() {
            if (shared) {
                content = content.clone();
                shared = false;
            }
            return content;
        }

        /** Makes it longer, with zeros, or shorter. */
        void resize(long wanted) throws FileSystemException {
            ownContent();
            quota.takeBytes(wanted - size); // which is far less than the largest int
            int length = (int) wanted;
            if (length > content.length) {
                content = Arrays.copyOf(content, Math.max(length, content.length + content.length / 2));
            } else if (length < content.length / 2) {
                content = Arrays.copyOf(content, length);
            } else if (length < size) {
                Arrays.fill(content, length, size, (byte) 0);
            }
            size = length;
            touch();
        }

        void opened() {
            channels++;
        }

        void closed() throws FileSystemException {
            channels--;
            free();
        }

        /** Its name is gone. */
        void deleted() throws FileSystemException {
            named = false;
            free();
        }

        private void free() throws FileSystemException {
            if (!named && channels == 0) {
                resize(0);
            }
        }
    }
}
