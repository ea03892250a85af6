package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Unpacks archives of which nothing is believed: what would lie outside, what leads elsewhere, and more than there may be is
 * an error.
 */
public enum Archive {
    ZIP(".zip", ".whl"),
    TAR(".tar"),
    TAR_GZ(".tar.gz", ".tgz");

    private static final int ENTRIES = 100_000;
    private static final Pattern OUTSIDE =
            Pattern.compile("/.*|[a-zA-Z]:.*|(?:.*/)?\\.\\.(?:/.*)?|.*[\\\\\0].*", Pattern.DOTALL);

    private final String[] endings;

    Archive(String... endings) {
        this.endings = endings;
    }

    /** Takes what is in an archive, one after another. */
    public interface Receiver {

        void folder(String path) throws IOException;

        void file(String path, byte[] content) throws IOException;
    }

    /** By the ending of a name. */
    public static Optional<Archive> named(String name) {
        String path = name.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> Arrays.stream(kind.endings).anyMatch(path::endsWith))
                .findFirst();
    }

    /** Unpacks {@code most} bytes at most; {@code name} is for messages. */
    public void unpack(String name, byte[] content, long most, Receiver receiver) {
        Unpacking unpacking = new Unpacking(name, most, receiver);
        try {
            switch (this) {
                case ZIP -> unpacking.zip(new ByteArrayInputStream(content));
                case TAR -> unpacking.tar(new ByteArrayInputStream(content));
                case TAR_GZ -> unpacking.tar(new GZIPInputStream(new ByteArrayInputStream(content)));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationException(Code.WRONG_ARCHIVE, name + " cannot be unpacked: " + e.getMessage());
        }
    }

    private static final class Unpacking {

        private final String name;
        private final long most;
        private final Receiver receiver;
        private long left;
        private int entries;

        Unpacking(String name, long most, Receiver receiver) {
            this.name = name;
            this.most = most;
            this.left = most;
            this.receiver = receiver;
        }

        void zip(InputStream content) throws IOException {
            ZipInputStream zip = new ZipInputStream(content);
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new IOException("it is no zip file, or an empty one");
            }
            for (; entry != null; entry = zip.getNextEntry()) {
                take(entry.getName(), entry.isDirectory(), zip);
            }
        }

        void tar(InputStream content) throws IOException {
            TarReader tar = new TarReader(content);
            for (TarReader.Entry entry = tar.next(); entry != null; entry = tar.next()) {
                switch (entry.type()) {
                    case FILE -> take(entry.name(), false, tar.content());
                    case FOLDER -> take(entry.name(), true, tar.content());
                    case OTHER ->
                        throw new ConfigurationException(
                                Code.UNSAFE_ARCHIVE,
                                name + ": '" + entry.name() + "' is a link or a device, which is not unpacked");
                }
            }
        }

        private void take(String path, boolean folder, InputStream content) throws IOException {
            if (++entries > ENTRIES) {
                throw new ConfigurationException(Code.TOO_MUCH, name + " has more than " + ENTRIES + " entries");
            }
            if (path.isEmpty() || OUTSIDE.matcher(path).matches()) {
                throw new ConfigurationException(
                        Code.UNSAFE_ARCHIVE, name + ": '" + path + "' would lie outside of where it is unpacked");
            }
            if (folder) {
                receiver.folder(path);
                return;
            }
            byte[] file = content.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
            left -= file.length;
            if (left < 0) {
                throw new ConfigurationException(Code.TOO_MUCH, name + " unpacks to more than " + most + " bytes");
            }
            receiver.file(path, file);
        }
    }
}
