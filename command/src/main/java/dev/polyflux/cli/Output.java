package dev.polyflux.cli;

import dev.polyflux.Line;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Standard output, in UTF-8, one writer at a time. When nobody reads it any more the process ends there and then, quietly, as
 * one that SIGPIPE ends.
 */
final class Output {

    private static final int BROKEN_PIPE = 128 + 13;

    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    synchronized void print(Line line) {
        try {
            out.write((line.ended() ? line.text() + "\n" : line.text()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException nobodyReads) {
            Runtime.getRuntime().halt(BROKEN_PIPE);
        }
    }
}
