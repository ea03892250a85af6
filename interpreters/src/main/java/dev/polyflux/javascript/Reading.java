package dev.polyflux.javascript;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;

/** The files of a realm as its module loader reads them: what may not be read is not there. */
record Reading(FileSystem files) {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    boolean isFile(Path path) {
        return is(path, "isRegularFile");
    }

    boolean isFolder(Path path) {
        return is(path, "isDirectory");
    }

    private boolean is(Path path, String attribute) {
        try {
            return Boolean.TRUE.equals(files.readAttributes(path, attribute).get(attribute));
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    /** Where a file really lies, by which it is known. */
    Path real(Path path) {
        try {
            return files.toRealPath(path);
        } catch (IOException | SecurityException e) {
            return path;
        }
    }

    String text(Path path) {
        try (InputStream in = Channels.newInputStream(files.newByteChannel(path, Set.of(StandardOpenOption.READ)))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (IOException | SecurityException e) {
            throw new Unresolved("ERR_MODULE_NOT_FOUND", "Cannot read module " + path + ": " + e.getMessage());
        }
    }
}
