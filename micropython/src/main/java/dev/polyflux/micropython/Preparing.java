package dev.polyflux.micropython;

import dev.polyflux.guest.Seam;
import dev.polyflux.promise.GuestFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * Makes what all realms begin with: an interpreter that serves nothing else loads the prelude, and its memory is kept. What of the
 * prelude Java calls is looked up here, once: each question costs a realm's start as much as a call.
 */
final class Preparing {

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

    private static final List<String> CLASSES =
            List.of("Values", "Copies", "Reflect", "Errors", "Watching", "Contexts", "Environment", "Script");

    private static final List<String> OBJECTS = List.of("guarded", "Large", "refusing", "Reflect");

    /** As much as the prelude ever needs; what a realm may have is its own. */
    private static final int ROOM = 16 << 20;

    static final AtomicReference<@Nullable Prepared> DONE = new AtomicReference<>();

    private final Interpreter interpreter;
    private final Map<String, Mine> own = new HashMap<>();

    private Preparing(Context context, Seam seam, Value global) {
        this.interpreter = new Interpreter(context, seam, ROOM, global);
        Value handed = new Handed(context, seam, interpreter).object();
        interpreter.theirs().noteFrom(handed);
        interpreter.module("_seam", handed);
    }

    /** What the first realm of all has made. */
    static Prepared prepared(Context context, Seam seam, Value global) {
        Prepared there = DONE.get();
        if (there == null) {
            DONE.compareAndSet(null, new Preparing(context, seam, global).prepared());
            there = Objects.requireNonNull(DONE.get());
        }
        return there;
    }

    private Prepared prepared() {
        Mine builtins = interpreter.imported("builtins");
        Mine names = (Mine) Objects.requireNonNull(interpreter.raw(interpreter.own(builtins, "dict")));
        Mine compile = interpreter.own(builtins, "compile");
        Mine exec = interpreter.own(builtins, "exec");
        for (String file : FILES) {
            String text = GuestFile.text(Preparing.class, file);
            interpreter.raw(exec, interpreter.raw(compile, text, "polyflux/" + file, "exec"), names);
        }
        OBJECTS.forEach(name -> own.put(name, interpreter.own(names, name)));
        Mine members = interpreter.own(names, "members");
        CLASSES.forEach(name -> membersOf(name, interpreter.own(names, name), members));
        interpreter.raw(interpreter.own(interpreter.imported("gc"), "collect"));
        return interpreter.prepared(own);
    }

    private void membersOf(String name, Mine type, Mine members) {
        for (String member : String.valueOf(interpreter.raw(members, type)).split(" ")) {
            if (interpreter.attribute(type, member) instanceof Mine found) {
                own.put(name + "." + member, found);
            }
        }
    }
}
