package dev.polyflux.micropython;

import dev.polyflux.core.Copy;
import dev.polyflux.core.Ref;
import dev.polyflux.guest.Seam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** What the prelude is handed of Java. */
final class Handed {

    /** What guest code has of the seam: each is safe in anybody's hands. */
    private static final List<String> OF_THE_SEAM =
            List.of("MISSING", "NULL", "NOT_IMPLEMENTED", "remote", "window", "unsupported", "wires", "workers");

    private final Context context;
    private final Seam seam;
    private final Interpreter interpreter;
    private final Value whole;

    Handed(Context context, Seam seam, Interpreter interpreter) {
        this.context = context;
        this.seam = seam;
        this.interpreter = interpreter;
        this.whole = context.asValue(seam);
    }

    Value object() {
        Map<String, Object> handed = new HashMap<>();
        OF_THE_SEAM.forEach(name -> handed.put(name, whole.getMember(name)));
        handed.put("configuration", whole.getMember("provided").getMember("configuration"));
        handed.put("soon", whole.getMember("tasks").getMember("soon"));
        handed.put("FAILED", interpreter.answers().failed());
        handed.put("failure", (ProxyExecutable) at -> interpreter.answers().takeFailure());
        handed.put("raised", (ProxyExecutable) at -> {
            interpreter.keepRaised(Objects.requireNonNull(Interpreter.plain(at[0])));
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
        return context.asValue(ProxyObject.fromMap(handed));
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
}
