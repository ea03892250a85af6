package dev.polyflux.guest;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.lifecycle.HookContext;
import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookScope;
import dev.polyflux.lifecycle.HookScope.Side;
import dev.polyflux.lifecycle.HookedRealm;
import dev.polyflux.lifecycle.Hooks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** The hooks that guest code adds, on the realm's loop; they go with it. */
public final class GuestHooks {

    private final Guest guest;
    private final Exchange exchange;
    private final Surroundings surroundings;
    private final Map<Integer, Disposable> added = new HashMap<>();
    private int last;

    GuestHooks(Guest guest, Surroundings surroundings) {
        this.guest = guest;
        this.exchange = new Exchange(guest, surroundings);
        this.surroundings = surroundings;
    }

    /**
     * Has a function called at a point of the runs of main, or of the workers of these names that speak this language; what it
     * gives is awaited, and at a point for code is the code.
     */
    @Export
    public int add(boolean main, String point, @Nullable String language, @Nullable String names, Value function) {
        exchange.function(function);
        return exchange.checked(() -> {
            HookPoint at = HookPoint.named(exchange.given(point));
            HookScope scope =
                    new HookScope(main && at != HookPoint.ON_WORKER ? Side.MAIN : Side.WORKERS, language, names);
            if (scope.side() == Side.MAIN && !surroundings.isMain()) {
                surroundings.window(); // main would wait for a hook of a realm that waits for it to boot
            }
            Ref hook = (Ref) Objects.requireNonNull(guest.crossing().out(function));
            String name = guest.endpoint().name() + "." + at;
            Hooks hooks = surroundings.hooks();
            int id = ++last;
            added.put(
                    id,
                    at.isCode()
                            ? hooks.code(
                                    at, scope, context -> call(hook, context).flatMap(GuestHooks::text))
                            : hooks.on(at, scope, name, context -> call(hook, context)
                                    .then()));
            return id;
        });
    }

    /** Removes a hook; nothing where it was removed before. */
    @Export
    public void remove(int id) {
        Disposable hook = added.remove(id);
        if (hook != null) {
            hook.dispose();
        }
    }

    void clear() {
        List.copyOf(added.values()).forEach(Disposable::dispose);
        added.clear();
    }

    /** One that never comes to its end keeps its realm from going on, and nobody busy. */
    private static Mono<Reply.Ok> call(Ref hook, HookContext context) {
        HookedRealm realm = context.realm();
        Arguments arguments = Arguments.of(
                context.worker(),
                context.script(),
                realm.type(),
                realm.isMain(),
                context.point() == HookPoint.ON_WORKER ? null : realm.evaluator());
        Mono<Reply> called = hook.owner().watch(hook, new Trap.Apply(Marker.MISSING, arguments));
        return called.flatMap(reply -> switch (reply) {
            case Reply.Ok ok -> Mono.just(ok);
            case Reply.Err(var error) -> hasGone(hook, error) ? Mono.<Reply.Ok>empty() : Mono.error(error);
        });
    }

    private static boolean hasGone(Ref hook, PolyfluxException error) {
        return error instanceof ClosedException && hook.owner().isClosed();
    }

    private static Mono<String> text(Reply.Ok given) {
        return switch (given.value()) {
            case null -> Mono.empty();
            case String code -> Mono.just(code);
            case Object other -> Mono.error(new ConversionException("a hook for code gives text, not " + other));
        };
    }
}
