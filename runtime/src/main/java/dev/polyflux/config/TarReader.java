package dev.polyflux.config;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a tar file, of ustar, PAX or GNU, entry by entry. */
final class TarReader {

    private static final int BLOCK = 512;
    private static final int LONGEST_NAME = 1 << 16;
    private static final Pattern PAX_PATH = Pattern.compile("(?s)\\d+ path=([^\\n]*)\\n");
    private static final Pattern PAX_SIZE = Pattern.compile("(?s)\\d+ size=(\\d+)\\n");

    private final InputStream source;
    private long left;
    private long padding;

    TarReader(InputStream source) {
        this.source = source;
    }

    enum Type {
        FILE,
        FOLDER,
        OTHER
    }

    record Entry(String name, Type type) {}

    /** The next entry, of which {@link #content} is to be read; null at the end. */
    @Nullable
    Entry next() throws IOException {
        String name = null;
        long size = -1;
        while (true) {
            source.skipNBytes(left + padding);
            left = 0;
            padding = 0;
            byte[] header = source.readNBytes(BLOCK);
            if (header.length < BLOCK || header[0] == 0) {
                if (header.length > 0 && header.length < BLOCK) {
                    throw new EOFException("it ends in the midst of an entry");
                }
                return null;
            }
            checkSum(header);
            long declared = number(header, 124, 12);
            char type = (char) header[156];
            if (type == 'L' || type == 'x') {
                String text = new String(meta(declared), StandardCharsets.UTF_8);
                Matcher path = PAX_PATH.matcher(text);
                if (type == 'L') {
                    name = text.replaceFirst("\0.*$", "");
                } else if (path.find()) {
                    name = path.group(1);
                }
                Matcher length = PAX_SIZE.matcher(text);
                size = type == 'x' && length.find() ? Long.parseLong(length.group(1)) : size;
            } else if (type == 'g') {
                meta(declared);
            } else {
                begin(size < 0 ? declared : size);
                String full = name == null ? name(header) : name;
                return new Entry(full, type(type, full));
            }
        }
    }

    /** The rest of the entry's content. */
    InputStream content() {
        return new FilterInputStream(source) {
            @Override
            public int read() throws IOException {
                if (left == 0) {
                    return -1;
                }
                int read = super.read();
                if (read < 0) {
                    throw new EOFException("it ends in the midst of a file");
                }
                left--;
                return read;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                if (left == 0) {
                    return length == 0 ? 0 : -1;
                }
                int read = super.read(target, offset, (int) Math.min(length, left));
                if (read < 0) {
                    throw new EOFException("it ends in the midst of a file");
                }
                left -= read;
                return read;
            }
        };
    }

    private void begin(long size) {
        left = size;
        padding = (BLOCK - size % BLOCK) % BLOCK;
    }

    private byte[] meta(long size) throws IOException {
        if (size > LONGEST_NAME) {
            throw new IOException("it has a name of " + size + " bytes");
        }
        begin(size);
        byte[] text = content().readAllBytes();
        if (text.length < size) {
            throw new EOFException("it ends in the midst of a name");
        }
        return text;
    }

    private static Type type(char type, String name) {
        return switch (type) {
            case '0', '\0', '7' -> name.endsWith("/") ? Type.FOLDER : Type.FILE;
            case '5' -> Type.FOLDER;
            default -> Type.OTHER;
        };
    }

    private static String name(byte[] header) {
        String name = text(header, 0, 100);
        boolean ustar = text(header, 257, 5).equals("ustar") && header[262] == 0;
        String prefix = ustar ? text(header, 345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    /** In octal digits, or where it is large in binary, which the first bit says. */
    private static long number(byte[] header, int from, int length) throws IOException {
        long number = 0;
        if ((header[from] & 0x80) != 0) {
            for (int i = from + length - 8; i < from + length; i++) {
                number = number << 8 | header[i] & 0xff;
            }
        } else {
            String digits = text(header, from, length).strip();
            number = digits.isEmpty() ? 0 : octal(digits);
        }
        if (number < 0) {
            throw new IOException("it has a length that is none");
        }
        return number;
    }

    private static long octal(String digits) throws IOException {
        try {
            return Long.parseLong(digits, 8);
        } catch (NumberFormatException e) {
            throw new IOException("it is no tar file");
        }
    }

    private static void checkSum(byte[] header) throws IOException {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(header, 148, 8)) {
            throw new IOException("it is no tar file");
        }
    }
}
