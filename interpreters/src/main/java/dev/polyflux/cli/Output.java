package dev.polyflux.cli;

import dev.polyflux.Line;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Standard output: whole lines in UTF-8, one writer at a time. */
final class Output {

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    synchronized void print(Line line) {
        try {
            out.write((line.ended() ? line.text() + "\n" : line.text()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
