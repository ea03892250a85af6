package dev.polyflux.micropython;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.io.ByteSequence;

/** The interpreter's program: MicroPython as its maintainers build it for the web. */
final class Program {

    /** Calls what lies in the interpreter's table of functions, and lets its memory grow: only WebAssembly can. */
    static final Source INVOKE = source("invoke.wasm", read("invoke.wasm"));

    private static final String FILE = "micropython.wasm";

    /** How many pages of 64 KB it begins with: what is in it before its heap, and a little of that. */
    private static final int FIRST_PAGES = 4;

    private static final int MEMORY_SECTION = 5;
    private static final int HEADER = 8;
    private static final int MORE = 0x80;
    private static final int SIGN = 0x40;

    // Of a section of data, WebAssembly 1.0, 5.5.14.
    private static final int DATA_SECTION = 11;
    private static final int DATA_COUNT_SECTION = 12;
    private static final int ACTIVE = 0;
    private static final int CONSTANT = 0x41;
    private static final int END = 0x0b;

    private static final int PAGE = 1 << 16;

    /** As many zeros are told in one piece with what is around them. */
    private static final int GAP = 64;

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
    static Source interpreter() {
        return source(FILE, beginning(read(FILE), FIRST_PAGES));
    }

    private static byte[] beginning(byte[] code, int count) {
        int at = HEADER;
        while (code[at] != MEMORY_SECTION) {
            int[] size = number(code, at + 1);
            at = size[1] + size[0];
        }
        int limits = number(code, at + 1)[1] + 1; // behind the section's size and the count of memories
        int first = limits + 1; // behind the flags
        int end = number(code, first)[1];
        int pages = count;
        for (int i = first; i < end; i++) { // of the same length, so that nothing moves
            code[i] = (byte) (pages & 0x7f | (i < end - 1 ? MORE : 0));
            pages >>= 7;
        }
        return code;
    }

    /** The interpreter with a memory that it has had; the engine decodes it once for all realms. */
    static Source holding(byte[] memory) {
        byte[] code = read(FILE);
        List<int[]> pieces = pieces(memory);
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        write(data, pieces.size());
        for (int[] piece : pieces) {
            data.write(ACTIVE);
            data.write(CONSTANT);
            writeSigned(data, piece[0]);
            data.write(END);
            write(data, piece[1] - piece[0]);
            data.write(memory, piece[0], piece[1] - piece[0]);
        }
        ByteArrayOutputStream count = new ByteArrayOutputStream();
        write(count, pieces.size());

        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(code, 0, HEADER);
        int at = HEADER;
        while (at < code.length) {
            int[] size = number(code, at + 1);
            int end = size[1] + size[0];
            switch (code[at]) {
                case DATA_SECTION -> write(whole, DATA_SECTION, data.toByteArray());
                case DATA_COUNT_SECTION -> write(whole, DATA_COUNT_SECTION, count.toByteArray());
                default -> whole.write(code, at, end - at);
            }
            at = end;
        }
        return source("prepared.wasm", beginning(whole.toByteArray(), memory.length / PAGE));
    }

    /** From where to where there is something in it. */
    private static List<int[]> pieces(byte[] memory) {
        List<int[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < memory.length) {
            if (memory[from] == 0) {
                from++;
                continue;
            }
            int end = from;
            for (int i = from; i < memory.length && i - end < GAP; i++) {
                if (memory[i] != 0) {
                    end = i + 1;
                }
            }
            pieces.add(new int[] {from, end});
            from = end;
        }
        return pieces;
    }

    private static void write(ByteArrayOutputStream to, int section, byte[] content) {
        to.write(section);
        write(to, content.length);
        to.writeBytes(content);
    }

    private static void write(ByteArrayOutputStream to, int number) {
        int rest = number;
        while (rest >= MORE) {
            to.write(rest & 0x7f | MORE);
            rest >>>= 7;
        }
        to.write(rest);
    }

    private static void writeSigned(ByteArrayOutputStream to, int number) {
        int rest = number;
        while (rest >= SIGN || rest < -SIGN) {
            to.write(rest & 0x7f | MORE);
            rest >>= 7;
        }
        to.write(rest & 0x7f);
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
