package dev.polyflux.micropython;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Ref;
import dev.polyflux.guest.Seam;
import dev.polyflux.promise.GuestFile;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** What the runtime calls of the language: most of it guest code, and the rest, which no guest code can do, Java. */
final class Prelude {

    private static final List<String> FILES = List.of(
            "values.py",
            "shapes.py",
            "errors.py",
            "waiting.py",
            "reflect.py",
            "remote.py",
            "calling.py",
            "protocols.py",
            "proxy.py",
            "environment.py",
            "pyscript.py");

    /** What guest code has of the seam: each is safe in anybody's hands. */
    private static final List<String> HANDED =
            List.of("MISSING", "NULL", "NOT_IMPLEMENTED", "remote", "window", "unsupported", "wires", "workers");

    /** What the first realm of all has loaded. */
    static final AtomicReference<@Nullable Prepared> PREPARED = new AtomicReference<>();

    private final Context context;
    private final Seam seam;
    private final @Nullable Prepared prepared;
    private final Interpreter interpreter;
    private final Value whole;
    private final Value timers;

    Prelude(Context context, Seam seam, int limit) {
        this.context = context;
        this.seam = seam;
        this.whole = context.asValue(seam);
        this.timers = whole.getMember("tasks");
        Map<String, Object> global = Map.of(
                "setTimeout",
                        (ProxyExecutable)
                                at -> timers.invokeMember("after", at.length > 1 ? at[1].asDouble() : 0.0, at[0]),
                "clearTimeout",
                        (ProxyExecutable) at -> {
                            timers.invokeMember("clear", at[0]);
                            return null;
                        });
        Value globals = context.asValue(ProxyObject.fromMap(global));
        this.prepared = PREPARED.get();
        this.interpreter = prepared == null
                ? new Interpreter(context, seam, limit, globals)
                : new Interpreter(context, seam, limit, globals, prepared);
    }

    /** Loads the guest code, and gives what the runtime calls. */
    ProxyObject load() {
        Mine names = prepared == null
                ? loaded()
                : interpreter.resume(prepared, context.asValue(ProxyObject.fromMap(handed())));
        interpreter.guardBy(
                interpreter.own(names, "guarded"), interpreter.own(names, "Large"), interpreter.own(names, "refusing"));
        Map<String, Object> own = new HashMap<>();
        own.put(
                "values",
                over(
                        names,
                        "Values",
                        new Arrivals(
                                        interpreter,
                                        whole,
                                        interpreter.own(names, "Copies"),
                                        interpreter.own(interpreter.own(names, "Values"), "describe"))
                                .members()));
        own.put("proxies", ProxyObject.fromMap(proxies()));
        own.put(
                "reflect",
                over(
                        names,
                        "Reflect",
                        Map.of("operators", words(names, "OPERATORS"), "unanswered", words(names, "UNANSWERED"))));
        own.put("errors", over(names, "Errors", errors(interpreter.own(names, "Errors"))));
        own.put("environment", over(names, "Environment", Map.of("flush", (ProxyExecutable) at -> flush())));
        own.put("interpreter", interpreter);
        return new Named(name -> own.containsKey(name) ? own.get(name) : interpreter.attribute(names, name));
    }

    /** The namespace of the guest code, which the next realms find in the memory that they begin with. */
    private Mine loaded() {
        Value handed = context.asValue(ProxyObject.fromMap(handed()));
        interpreter.theirs().noteFrom(handed);
        interpreter.module("_seam", handed);
        Mine loading = interpreter.imported("builtins");
        Mine.Function exec = (Mine.Function) interpreter.own(loading, "exec");
        Mine.Function compile = (Mine.Function) interpreter.own(loading, "compile");
        Mine.Function dict = (Mine.Function) interpreter.own(loading, "dict");
        Object namespace = interpreter.raw(dict);
        for (String file : FILES) {
            interpreter.raw(
                    exec,
                    interpreter.raw(compile, GuestFile.text(Prelude.class, file), "polyflux/" + file, "exec"),
                    namespace);
        }
        Mine names = (Mine) Objects.requireNonNull(namespace);
        PREPARED.compareAndSet(null, interpreter.prepared(names));
        return names;
    }

    private ProxyArray words(Mine names, String name) {
        Object[] words = String.valueOf(interpreter.attribute(names, name)).split(" ");
        return ProxyArray.fromArray(words);
    }

    private @Nullable Object flush() {
        try {
            seam.ground().out().flush();
            seam.ground().err().flush();
        } catch (IOException closed) {
            // nobody reads it any more
        }
        return null;
    }

    /** Java's members, and behind them those of a class of the prelude. */
    private ProxyObject over(Mine names, String type, Map<String, Object> own) {
        Mine guest = interpreter.own(names, type);
        return new Named(name -> own.containsKey(name)
                ? own.get(name)
                : interpreter.hasAttribute(guest, name) ? interpreter.attribute(guest, name) : null);
    }

    private Map<String, Object> handed() {
        Map<String, Object> handed = new HashMap<>();
        HANDED.forEach(name -> handed.put(name, whole.getMember(name)));
        handed.put("configuration", whole.getMember("provided").getMember("configuration"));
        handed.put("soon", timers.getMember("soon"));
        handed.put("FAILED", interpreter.answers().failed());
        handed.put("failure", (ProxyExecutable) at -> interpreter.answers().takeFailure());
        handed.put("raised", (ProxyExecutable) at -> {
            interpreter.keepRaised(Objects.requireNonNull(native_(at[0])));
            return null;
        });
        handed.put("row", (ProxyExecutable) at -> new Row(new ArrayList<>(Arrays.asList(at))));
        handed.put("extend", (ProxyExecutable) at -> {
            ((Row) at[0].asProxyObject()).members().addAll(Arrays.asList(at).subList(1, at.length));
            return null;
        });
        Value wires = whole.getMember("wires");
        handed.put("large", (ProxyExecutable) at -> {
            Value made = wires.invokeMember("integer", at[0].asString());
            return context.asValue(new Whole(made.asBigInteger()));
        });
        handed.put("octets", (ProxyExecutable) at -> context.asValue(bytes(at[0], at[1])));
        handed.put("numbers", (ProxyExecutable)
                at -> context.asValue(new Copy.Numbers(at[0].asString(), bytes(at[1], at[2]))));
        handed.put("shape", (ProxyExecutable) this::shape);
        handed.put("known", (ProxyExecutable) at -> {
            int twin = interpreter.theirs().twin(at[0]);
            return twin == 0 ? shape(at) : (Object) twin;
        });
        handed.put("twin", (ProxyExecutable) at -> {
            interpreter.theirs().twin(at[0], at[1].asInt());
            return null;
        });
        handed.put("is", (ProxyExecutable)
                at -> at[0].isHostObject() && at[1].isHostObject() && at[0].asHostObject() == at[1].asHostObject());
        handed.put("global_of", (ProxyExecutable) at -> seam.ground().global(at[0].asString()));
        return handed;
    }

    private byte[] bytes(Value from, Value size) {
        return interpreter.machine().bytes(from.asInt(), size.asInt());
    }

    /** Of a reference: its language, type, features and details; nothing of what is none. */
    private @Nullable Object shape(Value... at) {
        if (!at[0].isHostObject() || !(at[0].asHostObject() instanceof Ref ref)) {
            return null;
        }
        return ref.shape().language() + "\n" + ref.shape().typeName() + "\n"
                + ref.shape().features() + "\n" + ref.shape().detail();
    }

    private static @Nullable Object native_(Value value) {
        return value.isProxyObject() ? value.asProxyObject() : value.isNull() ? null : value;
    }

    private Map<String, Object> proxies() {
        Map<String, Object> proxies = new HashMap<>();
        proxies.put("proxy", (ProxyExecutable) at -> {
            interpreter.theirs().add(at[0]);
            return at[0];
        });
        proxies.put("weaken", (ProxyExecutable) at -> {
            WeakReference<Ref> weak = new WeakReference<>(at[0].asHostObject());
            return (ProxyExecutable) none -> {
                Ref ref = weak.get();
                return ref != null && interpreter.theirs().has(ref) ? ref : null;
            };
        });
        proxies.put("hold", (ProxyExecutable) at -> interpreter.theirs().hold(at[0], at[1]));
        return proxies;
    }

    private Map<String, Object> errors(Mine errors) {
        Mine blame = interpreter.own(errors, "blame");
        return Map.of(
                "blame",
                        (ProxyExecutable) at ->
                                interpreter.raw(blame, (Object[]) at), // or what it raises would be told by it again
                "throw",
                        (ProxyExecutable) at -> {
                            throw new Raised(Objects.requireNonNull(native_(at[0])));
                        },
                "here", (ProxyExecutable) at -> ProxyArray.fromArray());
    }
}
