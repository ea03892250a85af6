package dev.polyflux.micropython;

import dev.polyflux.guest.Seam;
import dev.polyflux.guest.Tasks;
import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** What the interpreter's program asks of its host, by the names of C's functions. */
final class Imports {

    private static final int NO_SUCH_FILE = 44; // Emscripten's numbers of errors
    private static final int BAD_FILE = 8;
    private static final int STDERR = 2;

    /** Of what is written at once. */
    private static final int MOST_PARTS = 1024;

    private final Interpreter interpreter;
    private final Tasks tasks;
    private final OutputStream out;
    private final OutputStream err;
    private final SplittableRandom random = new SplittableRandom();

    Imports(Interpreter interpreter, Seam seam) {
        this.interpreter = interpreter;
        this.tasks = seam.tasks;
        this.out = seam.ground().out();
        this.err = seam.ground().err();
    }

    ProxyExecutable find(String name) {
        return switch (name) {
            case "_emscripten_throw_longjmp" ->
                at -> {
                    throw Machine.jump();
                };
            case "emscripten_resize_heap" -> at -> machine().grow(Integer.toUnsignedLong(at[0].asInt())) ? 1 : 0;
            case "_abort_js" ->
                at -> {
                    throw new IllegalStateException("the interpreter has aborted");
                };
            case "mp_js_random_u32" -> at -> random.nextInt();
            case "mp_js_ticks_ms" -> at -> (int) (long) (1000 * tasks.seconds());
            case "mp_js_time_ms" -> at -> (double) System.currentTimeMillis();

            case "has_attr" -> at -> member(at[0], at[1]) == null ? 0 : 1;
            case "lookup_attr" ->
                at -> {
                    Value member = member(at[0], at[1]);
                    if (member == null) {
                        return 0;
                    }
                    interpreter.slots().write(at[2].asInt(), member);
                    interpreter.theirs().found(at[0].asInt(), machine().text(at[1].asInt()), member);
                    return 1;
                };
            case "call0" -> at -> interpreter.answers().ask(at[0].asInt(), 0, 0, at[1].asInt());
            case "call1" -> at -> interpreter.answers().ask(at[0].asInt(), 1, at[2].asInt(), at[3].asInt());
            case "call2" ->
                at -> interpreter.answers().ask2(at[0].asInt(), at[2].asInt(), at[3].asInt(), at[4].asInt());
            case "calln" -> at -> interpreter.answers().ask(at[0].asInt(), at[2].asInt(), at[3].asInt(), at[4].asInt());
            case "proxy_js_free_obj" ->
                at -> {
                    interpreter.theirs().release(at[0].asInt());
                    return 0;
                };
            case "js_check_existing" -> at -> interpreter.mine().has(at[0].asInt()) ? at[0].asInt() : -1;
            case "store_attr",
                    "js_subscr_load",
                    "js_subscr_store",
                    "js_get_iter",
                    "js_iter_next",
                    "js_reflect_construct",
                    "call0_kwarg",
                    "call1_kwarg",
                    "calln_kwarg",
                    "js_get_error_info",
                    "js_get_proxy_js_ref_info",
                    "create_promise",
                    "js_then_continue",
                    "js_then_resolve",
                    "js_then_reject",
                    "proxy_convert_mp_to_js_then_js_to_mp_obj_jsside",
                    "proxy_convert_mp_to_js_then_js_to_js_then_js_to_mp_obj_jsside" -> at -> interpreter.refuse();
            case "fd_write" -> at -> write(at[0].asInt(), at[1].asInt(), at[2].asInt(), at[3].asInt());
            case "fd_close", "fd_sync", "fd_seek", "fd_read" -> at -> BAD_FILE;
            default -> {
                if (!name.startsWith("__syscall_")) {
                    throw new IllegalArgumentException("the interpreter's program asks for " + name);
                }
                yield at -> -NO_SUCH_FILE;
            }
        };
    }

    private Machine machine() {
        return interpreter.machine();
    }

    private @Nullable Value member(Value object, Value name) {
        Value base = interpreter.theirs().get(object.asInt());
        String member = machine().text(name.asInt());
        return base != null && base.hasMember(member) ? base.getMember(member) : null;
    }

    private int write(int file, int parts, int count, int written) {
        OutputStream stream = file == STDERR ? err : out;
        int total = 0;
        if (count > MOST_PARTS) {
            return BAD_FILE;
        }
        try {
            for (int i = 0; i < count; i++) {
                int size = machine().integer(parts + 8 * i + 4);
                byte[] text = machine().bytes(machine().integer(parts + 8 * i), size);
                stream.write(text);
                if (size > 0 && text[size - 1] == '\n') {
                    stream.flush(); // a piece at a time comes here, and a line is what is told
                }
                total += size;
            }
        } catch (IOException closed) {
            return BAD_FILE;
        }
        machine().integer(written, total);
        return 0;
    }
}
