package dev.polyflux.micropython;

import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.guest.Seam;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One realm's MicroPython: what is handed to it and what it gives, as values. On the realm's loop.
 *
 * <p>A value is three words in its memory, a kind and what it is; an object goes by a number, of its own tables or of ours.
 */
final class Interpreter {

    private static final int WORDS = 12;

    // Kinds of what it gives.
    private static final int EXCEPTION = -1;
    private static final int NONE = 1;
    private static final int BOOL = 2;
    private static final int INT = 3;
    private static final int FLOAT = 4;
    private static final int STR = 5;
    private static final int CALLABLE = 6;
    private static final int THEIRS = 9;
    private static final int EXISTING = 10;

    // Kinds of what it is handed.
    private static final int NULL = 1;
    private static final int BOOLEAN = 2;
    private static final int INTEGER = 3;
    private static final int DOUBLE = 4;
    private static final int STRING = 5;
    private static final int KNOWN_OBJECT = 6;
    private static final int OBJECT = 7;
    private static final int OWN = 8;

    /** Words of the interpreter's stack for Python's own calls, and bytes of its heap at the beginning. */
    private static final int PYTHON_STACK = 2048;

    private static final int FIRST_HEAP = 64 << 10;

    private final Context context;
    private final Seam seam;
    private final Machine machine;
    private final MineTable mine = new MineTable();
    private final Theirs theirs;

    /** What a host function gives that has failed, and what it has failed with. */
    private final Value failed;

    private @Nullable Object failure;

    /** The prelude's own, that everything is called by: it keeps what is raised as an object. */
    private @Nullable Mine guarded;

    private @Nullable Mine large;

    /** Raises where it is iterated. */
    private @Nullable Mine refusing;

    /** What was raised last below {@link #guarded}. */
    private @Nullable Object raised;

    private int depth;

    /**
     * The outermost call that was ended by force, until the next one: as long as the engine ends what is on the stack, it ends
     * whatever touches the interpreter's memory as well.
     */
    private @Nullable Entrance left;

    /** Whether a call was ended in the middle of a collection. */
    private boolean broken;

    /**
     * One that has loaded nothing.
     *
     * @param global what it takes for JavaScript's global object
     */
    Interpreter(Context context, Seam seam, int limit, Value global) {
        this(context, seam, limit, global, Program.INTERPRETER);
        machine.call("__wasm_call_ctors");
        machine.call("mp_js_init", PYTHON_STACK, FIRST_HEAP);
        machine.call("proxy_c_init");
        if (!Entrance.fits(machine, 4 * PYTHON_STACK)) {
            throw new IllegalStateException("the interpreter's program is not the one that this was made for");
        }
    }

    /** One that has loaded what another one had. */
    Interpreter(Context context, Seam seam, int limit, Value global, Prepared prepared) {
        this(context, seam, limit, global, prepared.program());
        for (int id : prepared.mine()) {
            if (id != prepared.names()) {
                mine.add(new Mine(this, id));
            }
        }
    }

    private Interpreter(Context context, Seam seam, int limit, Value global, Source program) {
        this.context = context;
        this.seam = seam;
        this.theirs = new Theirs(global);
        this.failed = context.asValue(new Named(name -> null));
        Imports imports = new Imports(this, seam);
        this.machine = new Machine(context, program, limit, imports::find);
        machine.call("emscripten_stack_init");
    }

    /** Has it find Java's objects again, and gives the namespace of what it has loaded. */
    Mine resume(Prepared prepared, Value handed) {
        for (Prepared.Held held : prepared.theirs()) {
            Value value = handed;
            for (String member : held.path()) {
                value = value.getMember(member);
            }
            theirs.restore(held.id(), value);
        }
        return mine.add(new Mine(this, prepared.names()));
    }

    /** What others may begin with; null where it holds something that they could not find. */
    @Nullable
    Prepared prepared(Mine names) {
        List<Prepared.Held> noted = theirs.noted();
        return noted == null ? null : new Prepared(Program.holding(machine.whole()), names.id, mine.ids(), noted);
    }

    Machine machine() {
        return machine;
    }

    MineTable mine() {
        return mine;
    }

    Theirs theirs() {
        return theirs;
    }

    Value failed() {
        return failed;
    }

    /** What the last failed host function has failed with, as an exception to be raised. */
    @Nullable
    Object takeFailure() {
        Object taken = failure;
        failure = null;
        return taken;
    }

    /** Keeps what the prelude has caught, for whoever has called. */
    void keepRaised(Object exception) {
        raised = exception;
    }

    /** From here on calls go by the prelude. */
    void guardBy(Mine guarded, Mine large, Mine refusing) {
        this.guarded = guarded;
        this.large = large;
        this.refusing = refusing;
    }

    /** Has a module of this name found by import. */
    void module(String name, Value module) {
        within(slot -> {
            write(slot, module);
            int text = machine.text(name);
            machine.call("mp_js_register_js_module", text, slot);
            machine.free(text);
            return null;
        });
    }

    Mine imported(String name) {
        Object module = within(slot -> {
            int text = machine.text(name);
            machine.call("mp_js_do_import", text, slot);
            machine.free(text);
            return read(slot);
        });
        return (Mine) java.util.Objects.requireNonNull(module);
    }

    /** Runs code in {@code __main__}; what awaits at its top level gives a generator. */
    @Nullable
    Object run(String code, String name) {
        try {
            return run(code);
        } catch (GuestException refused) {
            GuestError told = refused.error();
            throw new GuestException(new GuestError(
                    told.language(),
                    told.type(),
                    told.message(),
                    told.frames(),
                    told.trace().replace("\"<stdin>\"", '"' + name + '"'),
                    null,
                    null));
        }
    }

    private @Nullable Object run(String code) {
        return within(slot -> {
            byte[] text = code.getBytes(StandardCharsets.UTF_8);
            int at = machine.text(text);
            machine.call("mp_js_do_exec_async", at, text.length, slot);
            machine.free(at);
            return read(slot);
        });
    }

    boolean hasAttribute(Mine object, String name) {
        return Boolean.TRUE.equals(within(slot -> {
            int text = machine.text(name);
            boolean has =
                    machine.call("proxy_c_to_js_has_attr", object.id, text).asInt() != 0;
            machine.free(text);
            return has;
        }));
    }

    @Nullable
    Object attribute(Mine object, String name) {
        return within(slot -> {
            int text = machine.text(name);
            machine.call("proxy_c_to_js_lookup_attr", object.id, text, slot);
            machine.free(text);
            return read(slot);
        });
    }

    /** Calls one of its functions, by the prelude: what that raises is thrown as it is told elsewhere. */
    @Nullable
    Object call(Mine function, @Nullable Object... arguments) {
        Mine by = guarded;
        if (by == null) {
            return raw(function, arguments);
        }
        @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
        all[0] = function;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Object given = raw(by, all);
        Object exception = raised;
        if (exception == null) {
            return given;
        }
        raised = null;
        throw exception instanceof Mine own ? seam.told(context.asValue(own)) : new Raised(exception);
    }

    /** Calls one of its functions as it is. */
    @Nullable
    Object raw(Mine function, @Nullable Object... arguments) {
        return within(slot -> {
            int values = machine.allocate(WORDS * Math.max(1, arguments.length));
            try {
                for (int i = 0; i < arguments.length; i++) {
                    write(values + WORDS * i, arguments[i]);
                }
                machine.call("proxy_c_to_js_call", function.id, arguments.length, values, slot);
            } finally {
                machine.free(values);
            }
            return read(slot);
        });
    }

    private <T extends @Nullable Object> T within(Function<Integer, T> work) {
        clear();
        if (broken) {
            throw new IllegalStateException("it was stopped while it collected, and can run no more");
        }
        if (depth == 0) {
            theirs.drop();
            mine.drop(id -> machine.call("proxy_c_free_obj", id));
        }
        Entrance entrance = new Entrance(machine);
        depth++;
        try {
            T given = work.apply(entrance.enter(WORDS));
            entrance.leave();
            return given;
        } catch (PolyglotException ended) {
            left = entrance;
            if (!ended.isInterrupted() && !ended.isCancelled()) {
                clear();
            }
            throw Machine.isJump(ended) ? noRoom() : ended;
        } catch (RuntimeException refused) {
            left = entrance;
            clear();
            throw refused;
        } finally {
            depth--;
        }
    }

    /** Takes away what a call has left that did not come back. */
    private void clear() {
        Entrance ended = left;
        if (ended != null) {
            broken |= !ended.abandon();
            left = null;
        }
    }

    /** Only for want of room it raises where it catches nothing itself. */
    private static GuestException noRoom() {
        String type = "MemoryError";
        String message = "memory allocation failed";
        return new GuestException(
                new GuestError(MicroPython.NAME, type, message, List.of(), type + ": " + message, null, null));
    }

    // What the interpreter calls.

    int ask(int function, int count, int values, int slot) {
        @Nullable Object[] arguments = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = read(values + WORDS * i);
        }
        return answer(function, arguments, slot);
    }

    /** Raises in the code that has called: what it asks for nothing of Java's has. */
    int refuse() {
        machine.call("proxy_c_to_js_get_iter", java.util.Objects.requireNonNull(refusing).id);
        throw new IllegalStateException("it has not raised");
    }

    int ask2(int function, int first, int second, int slot) {
        return answer(function, new @Nullable Object[] {read(first), read(second)}, slot);
    }

    private int answer(int function, @Nullable Object[] arguments, int slot) {
        try {
            Value called = java.util.Objects.requireNonNull(theirs.get(function), "not callable");
            write(slot, called.execute(arguments));
        } catch (PolyglotException thrown) {
            if (thrown.isInterrupted() || thrown.isCancelled() || thrown.isInternalError()) {
                throw thrown;
            }
            failure = thrown.isHostException() && thrown.asHostException() instanceof Raised own
                    ? own.exception
                    : String.valueOf(thrown.getMessage());
            write(slot, failed);
        } catch (RuntimeException refused) {
            failure = String.valueOf(refused.getMessage());
            write(slot, failed);
        }
        return 0; // some of C's declarations say that a call gives a number
    }

    // Values.

    /** Writes a value where the interpreter takes it from. */
    void write(int slot, @Nullable Object value) {
        switch (value) {
            case null -> machine.integer(slot, NULL);
            case Boolean truth -> words(slot, BOOLEAN, truth ? 1 : 0);
            case Integer whole -> words(slot, INTEGER, whole);
            case Long whole when whole == whole.intValue() -> words(slot, INTEGER, whole.intValue());
            case Long whole -> write(slot, BigInteger.valueOf(whole));
            case BigInteger whole when whole.bitLength() < Integer.SIZE -> words(slot, INTEGER, whole.intValue());
            case BigInteger whole -> words(slot, OWN, large(whole));
            case Double real -> {
                machine.integer(slot, DOUBLE);
                machine.real(slot + 4, real);
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                int at = machine.text(bytes);
                words(slot, STRING, bytes.length);
                machine.integer(slot + 8, at);
            }
            case Mine own when own.interpreter == this -> words(slot, OWN, own.id);
            case Value any -> write(slot, any);
            default -> write(slot, context.asValue(value));
        }
    }

    private void write(int slot, Value value) {
        if (value.isNull()) {
            write(slot, (Object) null);
        } else if (value.isBoolean()) {
            write(slot, (Object) value.asBoolean());
        } else if (value.isString()) {
            write(slot, (Object) value.asString());
        } else if (value.isNumber()) {
            write(slot, number(value));
        } else if (value.isProxyObject() && value.asProxyObject() instanceof Mine own && own.interpreter == this) {
            words(slot, OWN, own.id);
        } else {
            int id = theirs.add(value);
            words(slot, theirs.wasKnown(id) ? KNOWN_OBJECT : OBJECT, id);
        }
    }

    private static Object number(Value value) {
        return switch (value.as(Object.class)) {
            case Float real -> real.doubleValue();
            case Double real -> real;
            case BigInteger whole -> whole;
            default -> value.asLong();
        };
    }

    /** A whole number that does not fit in a word is made there from its text. */
    private int large(BigInteger whole) {
        Mine maker =
                (Mine) java.util.Objects.requireNonNull(raw(java.util.Objects.requireNonNull(large), whole.toString()));
        // What its __iter__ gives is kept among its objects, whatever it is.
        int id = within(slot -> machine.call("proxy_c_to_js_get_iter", maker.id).asInt());
        mine.add(new Mine(this, id));
        return id;
    }

    private void words(int slot, int kind, int value) {
        machine.integer(slot, kind);
        machine.integer(slot + 4, value);
    }

    /** Reads a value where the interpreter has put it. */
    @Nullable
    Object read(int slot) {
        int kind = machine.integer(slot);
        int value = machine.integer(slot + 4);
        return switch (kind) {
            case NONE -> null;
            case BOOL -> value != 0;
            case INT -> value;
            case FLOAT -> machine.real(slot + 4);
            case STR -> machine.text(machine.integer(slot + 8), value);
            case CALLABLE -> mine.add(new Mine.Function(this, value));
            case THEIRS -> {
                Value there = theirs.get(value);
                yield there != null && there.isHostObject() && there.asHostObject() instanceof Whole(var whole)
                        ? whole
                        : there;
            }
            case EXISTING -> mine.get(value);
            case EXCEPTION -> {
                int at = machine.integer(slot + 8);
                String told = machine.text(at, value);
                machine.free(at);
                throw untold(told);
            }
            default -> mine.add(new Mine(this, value));
        };
    }

    /** An exception that no code of the prelude has caught: such as that there is no room left to do so. */
    private static GuestException untold(String told) {
        int end = told.indexOf(4);
        String type = told.substring(0, end);
        String trace = told.substring(end + 1).stripTrailing();
        String last = trace.substring(trace.lastIndexOf('\n') + 1);
        String message = last.startsWith(type + ": ") ? last.substring(type.length() + 2) : "";
        return new GuestException(new GuestError(MicroPython.NAME, type, message, List.of(), trace, null, null));
    }
}
