package dev.polyflux.micropython;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/** One realm's interpreter as WebAssembly sees it: a memory of its own, and functions by name. On the realm's loop. */
final class Machine {

    /** What C's longjmp is here: it ends calls of the interpreter's up to the one that catches it. */
    private static final class Jump extends RuntimeException {

        private static final long serialVersionUID = 1L;

        static final Jump JUMP = new Jump();

        private Jump() {
            super(null, null, false, false);
        }
    }

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int PAGE = 1 << 16;

    /** Of names. */
    private static final int LONGEST = 1 << 16;

    private final Map<String, Value> functions = new HashMap<>();
    private final Value exports;
    private final Value memory;
    private final Value invoke;
    private final int limit;
    private final Halt halt;

    /**
     * An interpreter that has not begun.
     *
     * @param program the interpreter's
     * @param limit how many bytes its memory may come to
     * @param halt where it may be interrupted
     * @param imports what the host answers, by the names of C's functions
     */
    Machine(Context context, Source program, int limit, Halt halt, Function<String, ProxyExecutable> imports) {
        this.limit = limit;
        this.halt = halt;
        ProxyObject host = new Named(name -> name.startsWith("invoke_") ? invoking(name) : imports.apply(name));
        ProxyObject modules = ProxyObject.fromMap(Map.of("env", host, "wasi_snapshot_preview1", host));
        this.exports = context.eval(program).newInstance(modules).getMember("exports");
        this.memory = exports.getMember("memory");
        ProxyObject parts =
                ProxyObject.fromMap(Map.of("memory", memory, "table", exports.getMember("__indirect_function_table")));
        this.invoke = context.eval(Program.INVOKE)
                .newInstance(ProxyObject.fromMap(Map.of("micropython", parts)))
                .getMember("exports");
    }

    /** What ends a call of the interpreter's by C's longjmp. */
    static RuntimeException jump() {
        return Jump.JUMP;
    }

    /** Calls one of the interpreter's functions. */
    Value call(String name, Object... arguments) {
        return functions.computeIfAbsent(name, exports::getMember).execute(arguments);
    }

    /** Whether a call has ended by C's longjmp, which none of its own functions has caught. */
    static boolean isJump(PolyglotException ended) {
        return ended.isHostException() && ended.asHostException() == Jump.JUMP;
    }

    /** Where C's stack is: what was put on it since is taken off by {@link #unwind}. */
    int stack() {
        return call("emscripten_stack_get_current").asInt();
    }

    void unwind(int stack) {
        call("_emscripten_stack_restore", stack);
    }

    /** Takes some bytes of C's stack. */
    int reserve(int size) {
        return call("_emscripten_stack_alloc", size).asInt();
    }

    /** A call that may be ended by a jump: how Emscripten has C's setjmp. */
    private ProxyExecutable invoking(String name) {
        boolean gives = name.startsWith("invoke_i");
        return arguments -> {
            halt.pass(this::stack);
            int stack = stack();
            try {
                Value given = functions.computeIfAbsent(name, invoke::getMember).execute((Object[]) arguments);
                return gives ? given.asInt() : null;
            } catch (PolyglotException ended) {
                if (!isJump(ended)) {
                    throw ended;
                }
                unwind(stack);
                call("setThrew", 1, 0);
                return gives ? 0 : null;
            }
        };
    }

    // Memory.

    int allocate(int size) {
        int at = call("malloc", size).asInt();
        if (at == 0) {
            throw new OutOfHeap();
        }
        return at;
    }

    void free(int at) {
        call("free", at);
    }

    /** Lets the memory come to a size, a good deal at a time; false where that is above its limit. */
    boolean grow(long size) {
        long now = memory.getBufferSize();
        long wanted = Math.min(limit, Math.max(size, now + now / 4));
        return size <= limit
                && functions
                                .computeIfAbsent("grow", invoke::getMember)
                                .execute((int) ((wanted - now + PAGE - 1) / PAGE))
                                .asInt()
                        >= 0;
    }

    /** All that is in it. */
    byte[] whole() {
        return bytes(0, (int) memory.getBufferSize());
    }

    int integer(int at) {
        return memory.readBufferInt(ORDER, at);
    }

    void integer(int at, int value) {
        memory.writeBufferInt(ORDER, at, value);
    }

    void octet(int at, int value) {
        memory.writeBufferByte(at, (byte) value);
    }

    double real(int at) {
        return Double.longBitsToDouble(integer(at) & 0xffffffffL | (long) integer(at + 4) << 32);
    }

    void real(int at, double value) {
        long bits = Double.doubleToRawLongBits(value);
        integer(at, (int) bits);
        integer(at + 4, (int) (bits >> 32));
    }

    /** What is there; scripts can have the interpreter ask for more than there is. */
    byte[] bytes(int at, int size) {
        require(at, size, 1);
        byte[] copy = new byte[size];
        memory.readBuffer(at, copy, 0, size);
        return copy;
    }

    void bytes(int at, byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            memory.writeBufferByte(at + (long) i, bytes[i]);
        }
    }

    String text(int at, int size) {
        return new String(bytes(at, size), StandardCharsets.UTF_8);
    }

    /** Refuses what cannot lie in its memory: so many of a size, one behind the other. */
    void require(int at, int count, int size) {
        if (at < 0 || count < 0 || (long) at + (long) count * size > memory.getBufferSize()) {
            throw new IllegalArgumentException("no such bytes");
        }
    }

    /** C's text, which ends with a zero. */
    String text(int at) {
        for (int end = at; end - at < LONGEST; end++) {
            if (memory.readBufferByte(end) == 0) {
                return text(at, end - at);
            }
        }
        throw new IllegalArgumentException("no name is as long");
    }

    /** Text as C has it, to be freed. */
    int text(String text) {
        return text(text.getBytes(StandardCharsets.UTF_8));
    }

    int text(byte[] text) {
        int at = allocate(text.length + 1);
        bytes(at, text);
        octet(at + text.length, 0);
        return at;
    }
}
