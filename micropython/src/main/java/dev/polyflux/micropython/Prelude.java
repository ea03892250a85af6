package dev.polyflux.micropython;

import dev.polyflux.core.Ref;
import dev.polyflux.guest.Seam;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** What the runtime calls of the language: most of it guest code, and the rest, which no guest code can do, Java. */
final class Prelude {

    /** What of the reflector is told in words. */
    private static final Set<String> LISTS = Set.of("operators", "unanswered");

    private final Context context;
    private final Seam seam;
    private final Interpreter interpreter;
    private final Value whole;

    Prelude(Context context, Seam seam, int limit) {
        this.context = context;
        this.seam = seam;
        this.whole = context.asValue(seam);
        Value globals = globals(whole.getMember("tasks"));
        Prepared prepared = Preparing.prepared(context, seam, globals);
        this.interpreter = new Interpreter(context, seam, limit, globals, prepared);
        seam.ground().brake(interpreter.halt());
        interpreter.resume(prepared, new Handed(context, seam, interpreter).object());
    }

    /** What the interpreter takes for JavaScript's global object: asyncio asks it for timers. */
    private Value globals(Value timers) {
        Map<String, Object> globals = Map.of(
                "setTimeout",
                        (ProxyExecutable)
                                at -> timers.invokeMember("after", at.length > 1 ? at[1].asDouble() : 0.0, at[0]),
                "clearTimeout",
                        (ProxyExecutable) at -> {
                            timers.invokeMember("clear", at[0]);
                            return null;
                        });
        return context.asValue(ProxyObject.fromMap(globals));
    }

    /** What the runtime calls. */
    ProxyObject load() {
        Map<String, Object> own = new HashMap<>();
        own.put("values", over("Values", new Arrivals(interpreter, whole).members()));
        own.put("proxies", ProxyObject.fromMap(proxies()));
        own.put("reflect", new Named(name -> LISTS.contains(name) ? words(name) : interpreter.part("Reflect." + name)));
        own.put("errors", over("Errors", errors()));
        own.put("promises", over("Watching", Map.of()));
        own.put("contexts", over("Contexts", Map.of()));
        own.put("environment", over("Environment", Map.of("flush", (ProxyExecutable) at -> flush())));
        own.put("script", over("Script", Map.of()));
        own.put("interpreter", interpreter);
        return ProxyObject.fromMap(own);
    }

    private ProxyArray words(String list) {
        Object[] words = String.valueOf(interpreter.attribute(interpreter.known("Reflect"), list))
                .split(" ");
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
    private ProxyObject over(String type, Map<String, Object> own) {
        return new Named(name -> own.containsKey(name) ? own.get(name) : interpreter.part(type + "." + name));
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

    private Map<String, Object> errors() {
        Mine blame = interpreter.known("Errors.blame");
        return Map.of(
                "blame",
                        (ProxyExecutable) at ->
                                interpreter.raw(blame, (Object[]) at), // or what it raises would be told by it again
                "throw",
                        (ProxyExecutable) at -> {
                            throw new Raised(Objects.requireNonNull(Interpreter.plain(at[0])));
                        },
                "here", (ProxyExecutable) at -> ProxyArray.fromArray());
    }
}
