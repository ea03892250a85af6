package dev.polyflux.files;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What an operating system says of a file: Java's basic, posix and unix views but the names of owners. */
final class Attributes {

    private static final int FILE_TYPE = 0100000;
    private static final int FOLDER_TYPE = 0040000;
    private static final int WRITABLE = 0222;

    private Attributes() {}

    /** Those of a file or folder that a guest owns. */
    static Map<String, Object> of(
            boolean folder, long number, long size, FileTime created, FileTime accessed, FileTime modified, int mode) {
        Map<String, Object> all = new TreeMap<>();
        all.put("isDirectory", folder);
        all.put("isRegularFile", !folder);
        all.put("isSymbolicLink", false);
        all.put("isOther", false);
        all.put("fileKey", number);
        all.put("size", size);
        all.put("creationTime", created);
        all.put("lastAccessTime", accessed);
        all.put("lastModifiedTime", modified);
        all.put("ctime", modified);
        all.put("mode", (folder ? FOLDER_TYPE : FILE_TYPE) | mode);
        all.put("permissions", permissions(mode));
        all.put("ino", number);
        all.put("dev", 1L);
        all.put("rdev", 0L);
        all.put("nlink", 1);
        all.put("uid", MemoryFiles.USER);
        all.put("gid", MemoryFiles.USER);
        return all;
    }

    /** Those of a file of the host's, of which guests learn neither number nor owner. */
    static Map<String, Object> of(BasicFileAttributes host, Path seen, boolean writable) {
        int mode = host.isDirectory() ? 0755 : 0644;
        return of(
                host.isDirectory(),
                Integer.toUnsignedLong(seen.normalize().hashCode()),
                host.size(),
                host.creationTime(),
                host.lastAccessTime(),
                host.lastModifiedTime(),
                writable ? mode : mode & ~WRITABLE);
    }

    /** Those that are asked for, as {@link java.nio.file.Files#readAttributes} names them. */
    static Map<String, Object> picked(Map<String, Object> all, String attributes) {
        String names = attributes.substring(attributes.indexOf(':') + 1);
        if (names.equals("*")) {
            return all;
        }
        Map<String, Object> wanted = new TreeMap<>();
        for (String name : names.split(",")) {
            Object value = all.get(name);
            if (value == null) {
                throw new UnsupportedOperationException(attributes);
            }
            wanted.put(name, value);
        }
        return wanted;
    }

    static Set<PosixFilePermission> permissions(int mode) {
        Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
        for (PosixFilePermission permission : PosixFilePermission.values()) {
            if ((mode & bit(permission)) != 0) {
                set.add(permission);
            }
        }
        return set;
    }

    /** They are declared as a mode lists them. */
    static int bit(PosixFilePermission permission) {
        return 0400 >> permission.ordinal();
    }
}
