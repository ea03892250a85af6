package dev.polyflux.files;

import java.nio.file.FileSystemException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** A file or folder in memory, with what the operating system would say of it. Used by one thread. */
abstract sealed class Node {

    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final int FILE_TYPE = 0100000;
    private static final int FOLDER_TYPE = 0040000;

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
        boolean folder = this instanceof Folder;
        Map<String, Object> all = new TreeMap<>();
        all.put("isDirectory", folder);
        all.put("isRegularFile", !folder);
        all.put("isSymbolicLink", false);
        all.put("isOther", false);
        all.put("fileKey", number);
        all.put("size", size());
        all.put("creationTime", created);
        all.put("lastAccessTime", accessed);
        all.put("lastModifiedTime", modified);
        all.put("ctime", modified);
        all.put("mode", (folder ? FOLDER_TYPE : FILE_TYPE) | mode);
        all.put("permissions", permissions());
        all.put("ino", number);
        all.put("dev", 1L);
        all.put("rdev", 0L);
        all.put("nlink", 1);
        all.put("uid", MemoryFiles.USER);
        all.put("gid", MemoryFiles.USER);
        return all;
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
                    mode |= bit((PosixFilePermission) permission);
                }
            }
            default -> throw new UnsupportedOperationException(attribute);
        }
    }

    private Set<PosixFilePermission> permissions() {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & bit(permission)) != 0) {
                set.add(permission);
            }
        }
        return set;
    }

    /** They are declared as a mode lists them. */
    private static int bit(PosixFilePermission permission) {
        return 0400 >> permission.ordinal();
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
        private byte[] content = new byte[0];
        private int size;
        private int channels;
        private boolean named = true;

        File(Quota quota) {
            super(0644);
            this.quota = quota;
        }

        @Override
        long size() {
            return size;
        }

        byte[] content() {
            return content;
        }

        /** Makes it longer, with zeros, or shorter. */
        void resize(long wanted) throws FileSystemException {
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
