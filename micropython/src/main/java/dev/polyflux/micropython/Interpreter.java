package dev.polyflux.micropython;

import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.guest.Seam;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** One realm's MicroPython: its modules, objects and functions, as Java asks for them. On the realm's loop. */
final class Interpreter {

    /** Words of the interpreter's stack for Python's own calls, and bytes of its heap at the beginning. */
    private static final int PYTHON_STACK = 2048;

    private static final int FIRST_HEAP = 64 << 10;

    private final Context context;
    private final Seam seam;
    private final Machine machine;
    private final MineTable mine = new MineTable();
    private final Theirs theirs;
    private final Slots slots;
    private final Answers answers;
    private final Halt halt = new Halt();
    private final Entrances entrances = new Entrances(this);

    /** What Java calls of the prelude's; nothing before that is loaded. */
    private final Map<String, Mine> known = new HashMap<>();

    /** What was raised last below the prelude's {@code guarded}. */
    private @Nullable Object raised;

    /**
     * One that has loaded nothing.
     *
     * @param global what it takes for JavaScript's global object
     */
    Interpreter(Context context, Seam seam, int limit, Value global) {
        this(context, seam, limit, global, Program.interpreter());
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
        prepared.own()
                .forEach((name, own) -> known.put(
                        name, mine.add(own.callable() ? new Mine.Function(this, own.id()) : new Mine(this, own.id()))));
    }

    private Interpreter(Context context, Seam seam, int limit, Value global, Source program) {
        this.context = context;
        this.seam = seam;
        this.theirs = new Theirs(global);
        this.slots = new Slots(this, context);
        this.answers = new Answers(this, context);
        Imports imports = new Imports(this, seam);
        this.machine = new Machine(context, program, limit, halt, imports::find);
        machine.call("emscripten_stack_init");
    }

    /** Has it find Java's objects again. */
    void resume(Prepared prepared, Value handed) {
        for (Prepared.Held held : prepared.theirs()) {
            Value value = handed;
            for (String member : held.path()) {
                value = value.getMember(member);
            }
            theirs.restore(held.id(), value);
        }
    }

    /**
     * What others begin with, behind which this one is not used any more.
     *
     * @param own what of its objects Java calls: all others are let go of
     */
    Prepared prepared(Map<String, Mine> own) {
        Mine collect = own(imported("gc"), "collect");
        Map<String, Prepared.Own> kept = new HashMap<>();
        own.forEach((name, each) -> kept.put(name, new Prepared.Own(each.id, each instanceof Mine.Function)));
        Set<Integer> others = new HashSet<>(mine.ids());
        own.values().forEach(each -> others.remove(each.id));
        others.remove(collect.id);
        others.forEach(id -> machine.call("proxy_c_free_obj", id));
        raw(collect); // which it does when the call is over: or each realm would
        return new Prepared(Program.holding(machine.whole()), kept, theirs.noted());
    }

    /** What Java calls of the prelude's, by its name there. */
    Mine known(String name) {
        return Objects.requireNonNull(known.get(name), name);
    }

    /** The same of what the prelude need not have. */
    @Nullable
    Mine part(String name) {
        return known.get(name);
    }

    Machine machine() {
        return machine;
    }

    Halt halt() {
        return halt;
    }

    MineTable mine() {
        return mine;
    }

    Theirs theirs() {
        return theirs;
    }

    Slots slots() {
        return slots;
    }

    Answers answers() {
        return answers;
    }

    /** Keeps what the prelude has caught, for whoever has called. */
    void keepRaised(Object exception) {
        raised = exception;
    }

    /** Has a module of this name found by import. */
    void module(String name, Value module) {
        entrances.within((entrance, slot) -> {
            slots.write(slot, module);
            int text = machine.text(name);
            machine.call("mp_js_register_js_module", text, slot);
            machine.free(text);
            return null;
        });
    }

    Mine imported(String name) {
        Object module = entrances.within((entrance, slot) -> {
            int text = machine.text(name);
            machine.call("mp_js_do_import", text, slot);
            machine.free(text);
            return slots.read(slot);
        });
        return (Mine) Objects.requireNonNull(module);
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
        return entrances.within((entrance, slot) -> {
            byte[] text = code.getBytes(StandardCharsets.UTF_8);
            int at = machine.text(text);
            byte[] namespaces = Entrance.toMain(machine); // a function of the prelude's may be under way
            machine.call("mp_js_do_exec_async", at, text.length, slot);
            Entrance.to(machine, namespaces);
            machine.free(at);
            return slots.read(slot);
        });
    }

    boolean hasAttribute(Mine object, String name) {
        return Boolean.TRUE.equals(entrances.within((entrance, slot) -> {
            int text = machine.text(name);
            boolean has =
                    machine.call("proxy_c_to_js_has_attr", object.id, text).asInt() != 0;
            machine.free(text);
            return has;
        }));
    }

    @Nullable
    Object attribute(Mine object, String name) {
        return entrances.within((entrance, slot) -> {
            int text = machine.text(name);
            machine.call("proxy_c_to_js_lookup_attr", object.id, text, slot);
            machine.free(text);
            return slots.read(slot);
        });
    }

    /** An attribute that is one of its own objects. */
    Mine own(Mine object, String name) {
        return (Mine) Objects.requireNonNull(attribute(object, name), name);
    }

    /** Calls one of its functions, by the prelude: what that raises is thrown as it is told elsewhere. */
    @Nullable
    Object call(Mine function, @Nullable Object... arguments) {
        Mine by = part("guarded");
        if (by == null) {
            return raw(function, arguments);
        }
        @Nullable Object[] all = new @Nullable Object[arguments.length + 1];
        all[0] = function;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        raised = null; // of a call that was ended by force
        Object given = raw(by, all);
        Object exception = raised;
        if (exception == null) {
            return given;
        }
        raised = null;
        throw exception instanceof Mine own ? seam.ground().told(context.asValue(own)) : new Raised(exception);
    }

    /** Calls one of its functions as it is. */
    @Nullable
    Object raw(Mine function, @Nullable Object... arguments) {
        return entrances.within((entrance, slot) -> {
            int values = entrance.take(Slots.SIZE * Math.max(1, arguments.length));
            for (int i = 0; i < arguments.length; i++) {
                slots.write(values + Slots.SIZE * i, arguments[i]);
            }
            machine.call("proxy_c_to_js_call", function.id, arguments.length, values, slot);
            return slots.read(slot);
        });
    }

    /** Raises in the code that has called Java: what it asks for nothing of Java's has. */
    int refuse() {
        machine.call("proxy_c_to_js_get_iter", known("refusing").id);
        throw new IllegalStateException("it has not raised");
    }

    /** A whole number that does not fit in a word is made there from its text. */
    int large(BigInteger whole) {
        Mine maker = (Mine) Objects.requireNonNull(raw(known("Large"), whole.toString()));
        // What its __iter__ gives is kept among its objects, whatever it is.
        int id = entrances.within((entrance, slot) ->
                machine.call("proxy_c_to_js_get_iter", maker.id).asInt());
        mine.add(new Mine(this, id));
        return id;
    }

    /** A value that came as the engine's, as Java has it. */
    static @Nullable Object plain(Value value) {
        return value.isProxyObject() ? value.asProxyObject() : value.isNull() ? null : value;
    }
}
