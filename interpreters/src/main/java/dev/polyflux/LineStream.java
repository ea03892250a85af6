package dev.polyflux;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Cuts what one realm prints into lines, as UTF-8. Each line is handed on by the thread that ended it. */
final class LineStream extends OutputStream {

    private final String worker;
    private final boolean error;
    private final Consumer<Line> lines;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    LineStream(String worker, boolean error, Consumer<Line> lines) {
        this.worker = worker;
        this.error = error;
        this.lines = lines;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            end(true);
        } else {
            begun.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, from, i - from);
                end(true);
                from = i + 1;
            }
        }
        begun.write(bytes, from, offset + length - from);
    }

    /** Hands on a line that was begun and not ended. */
    @Override
    public synchronized void close() {
        if (begun.size() > 0) {
            end(false);
        }
    }

    private void end(boolean ended) {
        lines.accept(new Line(worker, error, begun.toString(StandardCharsets.UTF_8), ended));
        begun.reset();
    }
}
