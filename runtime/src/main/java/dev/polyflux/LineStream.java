package dev.polyflux;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts what one realm prints into lines, as UTF-8. A line that was begun is handed on where the guest flushes it, and in
 * pieces where it is very long, so nothing grows without bounds. Each is handed on by the thread that printed it.
 */
final class LineStream extends OutputStream {

    /** How much of a line that is not ended is kept back. */
    static final int LONGEST = 8192;

    private final String worker;
    private final boolean error;
    private final Consumer<Line> lines;
    private final Printed printed;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineStream(String worker, boolean error, Consumer<Line> lines, Printed printed) {
        this.worker = worker;
        this.error = error;
        this.lines = lines;
        this.printed = printed;
    }

    /** Prints text. */
    void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length);
    }

    @Override
    public synchronized void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int asked) {
        int length = printed.take(asked);
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, from, i - from);
                end(true);
                from = i + 1;
            } else {
                int kept = begun.size() + i - from;
                // Not within a character, of which none is that long: bytes that are no text have no beginnings.
                if (kept >= LONGEST && begins(bytes[i]) || kept >= LONGEST + 4) {
                    begun.write(bytes, from, i - from);
                    end(false);
                    from = i;
                }
            }
        }
        begun.write(bytes, from, offset + length - from);
    }

    /** Hands on a line that was begun and not ended. */
    @Override
    public synchronized void flush() {
        if (begun.size() > 0) {
            end(false);
        }
    }

    @Override
    public synchronized void close() {
        flush();
    }

    /** Whether a character begins with this byte. */
    private static boolean begins(byte b) {
        return (b & 0xc0) != 0x80;
    }

    private void end(boolean ended) {
        lines.accept(new Line(worker, error, begun.toString(StandardCharsets.UTF_8), ended));
        begun.reset();
    }
}
