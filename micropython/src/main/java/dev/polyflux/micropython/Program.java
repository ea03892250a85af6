package dev.polyflux.micropython;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;

/** The interpreter's program, which the engine decodes once for all realms. */
final class Program {

    /** MicroPython itself, as its maintainers build it for the web. */
    static final Source INTERPRETER = source("micropython.wasm", small(read("micropython.wasm")));

    /** Calls what lies in the interpreter's table of functions, and lets its memory grow: only WebAssembly can. */
    static final Source INVOKE = source("invoke.wasm", read("invoke.wasm"));

    /** How many pages of 64 KB it begins with: what is in it before its heap, and a little of that. */
    private static final int FIRST_PAGES = 4;

    private static final int MEMORY_SECTION = 5;
    private static final int HEADER = 8;
    private static final int MORE = 0x80;

    private Program() {}

    private static Source source(String name, byte[] code) {
        return Source.newBuilder("wasm", ByteSequence.create(code), name)
                .internal(true)
                .buildLiteral();
    }

    private static byte[] read(String file) {
        try (InputStream in = Program.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no file " + file + " beside " + Program.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As built it begins with 16 MB for each realm, of which a small script uses none: so it begins small, and grows. */
    private static byte[] small(byte[] code) {
        int at = HEADER;
        while (code[at] != MEMORY_SECTION) {
            int[] size = number(code, at + 1);
            at = size[1] + size[0];
        }
        int limits = number(code, at + 1)[1] + 1; // behind the section's size and the count of memories
        int first = limits + 1; // behind the flags
        int end = number(code, first)[1];
        int pages = FIRST_PAGES;
        for (int i = first; i < end; i++) { // of the same length, so that nothing moves
            code[i] = (byte) (pages & 0x7f | (i < end - 1 ? MORE : 0));
            pages >>= 7;
        }
        return code;
    }

    /** A number of variable length, and where it ends. */
    private static int[] number(byte[] code, int at) {
        int value = 0;
        int shift = 0;
        int i = at;
        while ((code[i] & MORE) != 0) {
            value |= (code[i++] & 0x7f) << shift;
            shift += 7;
        }
        return new int[] {value | code[i] << shift, i + 1};
    }
}
