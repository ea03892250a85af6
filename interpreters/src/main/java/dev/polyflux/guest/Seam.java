package dev.polyflux.guest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.promise.Promises;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/**
 * Java as a language's guest code sees it, under the name {@code seam}: the traps of its proxies, and the realm's
 * services. All of it is called on the realm's loop, from guest code.
 *
 * <p>What a trap gives is guest code's own already; what it fails with is thrown as the guest's own error.
 */
public final class Seam {

    /** The wire value of no such thing, for guest code to hand back. */
    @Export
    public final Object MISSING = Marker.MISSING;

    /** The wire value of JavaScript's null. */
    @Export
    public final Object NULL = Marker.NULL;

    private final Guest guest;
    private final Surroundings surroundings;
    private final EventLoop loop;
    private final Map<Integer, Disposable> timers = new LinkedHashMap<>();
    private int lastTimer;

    /** References of local objects by identity, for languages without weak maps; an entry lives as long as its reference. */
    private final Cache<Long, Ref> known = Caffeine.newBuilder().weakValues().build();

    Seam(Guest guest, Surroundings surroundings) {
        this.guest = guest;
        this.surroundings = surroundings;
        this.loop = surroundings.loop();
    }

    // Traps, waiting.

    @Export
    public @Nullable Object get(Ref ref, String key) {
        return await(ref, new Trap.Get(key));
    }

    @Export
    public @Nullable Object set(Ref ref, String key, Value value) {
        return await(ref, new Trap.Set(key, out(value)));
    }

    @Export
    public @Nullable Object delete(Ref ref, String key) {
        return await(ref, new Trap.Delete(key));
    }

    @Export
    public @Nullable Object has(Ref ref, String key) {
        return await(ref, new Trap.Has(key));
    }

    @Export
    public @Nullable Object keys(Ref ref) {
        return await(ref, new Trap.Keys());
    }

    @Export
    public @Nullable Object item(Ref ref, Value key) {
        return await(ref, new Trap.GetItem(out(key)));
    }

    @Export
    public @Nullable Object setitem(Ref ref, Value key, Value value) {
        return await(ref, new Trap.SetItem(out(key), out(value)));
    }

    @Export
    public @Nullable Object delitem(Ref ref, Value key) {
        return await(ref, new Trap.DeleteItem(out(key)));
    }

    @Export
    public @Nullable Object contains(Ref ref, Value value) {
        return await(ref, new Trap.Contains(out(value)));
    }

    @Export
    public @Nullable Object length(Ref ref) {
        return await(ref, new Trap.Length());
    }

    // Not variable: a host call with one list for its only variable argument would take the list apart.

    @Export
    public @Nullable Object apply0(Ref ref, Value self) {
        return call(ref, new Trap.Apply(out(self), Arguments.none()));
    }

    @Export
    public @Nullable Object apply1(Ref ref, Value self, Value argument) {
        return call(ref, new Trap.Apply(out(self), Arguments.of(new @Nullable Object[] {out(argument)})));
    }

    @Export
    public @Nullable Object apply2(Ref ref, Value self, Value first, Value second) {
        return call(ref, new Trap.Apply(out(self), Arguments.of(out(first), out(second))));
    }

    @Export
    public @Nullable Object apply(Ref ref, Value self, Value arguments) {
        return call(ref, new Trap.Apply(out(self), positional(arguments)));
    }

    @Export
    public @Nullable Object applyWith(Ref ref, Value self, Value arguments, Value names, Value values) {
        return call(ref, new Trap.Apply(out(self), arguments(arguments, names, values)));
    }

    @Export
    public @Nullable Object construct(Ref ref, Value arguments) {
        return call(ref, new Trap.Construct(positional(arguments)));
    }

    @Export
    public @Nullable Object constructWith(Ref ref, Value arguments, Value names, Value values) {
        return call(ref, new Trap.Construct(arguments(arguments, names, values)));
    }

    @Export
    public @Nullable Object iterate(Ref ref, boolean asynchronous) {
        return await(ref, new Trap.Iterate(asynchronous));
    }

    @Export
    public @Nullable Object next(Ref ref) {
        return await(ref, new Trap.Next());
    }

    @Export
    public @Nullable Object close(Ref ref) {
        return await(ref, new Trap.Close());
    }

    @Export
    public @Nullable Object text(Ref ref, boolean repr) {
        return await(ref, new Trap.Text(repr));
    }

    @Export
    public @Nullable Object detached(Ref ref) {
        return await(ref, new Trap.Detach());
    }

    // Traps, later.

    @Export
    public Object iterateLater(Ref ref) {
        return later(ref.dispatch(new Trap.Iterate(true)));
    }

    @Export
    public Object nextLater(Ref ref) {
        return later(ref.dispatch(new Trap.Next()));
    }

    @Export
    public Object closeLater(Ref ref) {
        return later(ref.dispatch(new Trap.Close()));
    }

    @Export
    public void watch(Ref ref, Value settled, Value failed) {
        settle(ref.dispatch(new Trap.Await()), settled, failed);
    }

    @Export
    public Object callExposed(String worker, String name, Value arguments, Value names, Value values) {
        Trap.Apply call = new Trap.Apply(Marker.MISSING, arguments(arguments, names, values));
        Exports exports = exports(worker);
        Disposable waiting = loop.keepAlive("a call of " + worker + "." + name);
        return later(exports.find(name)
                .publishOn(loop)
                .flatMap(function -> function.dispatch(call))
                .onErrorResume(PolyfluxException.class, error -> Mono.just(new Reply.Err(error)))
                .publishOn(loop)
                .doFinally(end -> waiting.dispose()));
    }

    // Values.

    @Export
    public Object integer(String text) {
        return new BigInteger(text);
    }

    @Export
    public Object octets(Value bytes) {
        byte[] copy = new byte[(int) bytes.getBufferSize()];
        bytes.readBuffer(0, copy, 0, copy.length);
        return copy;
    }

    @Export
    public Object items(Value elements) {
        return new Copy.Items(guest.crossing().elements(elements));
    }

    @Export
    public Object entries(Value names, Value members) {
        return new Copy.Entries(keywords(names, members));
    }

    @Export
    public @Nullable Object known(long identity) {
        return known.getIfPresent(identity);
    }

    @Export
    public void remember(long identity, Ref ref) {
        known.put(identity, ref);
    }

    // The realm.

    @Export
    public @Nullable Object window() {
        return guest.crossing().in(checked(surroundings::window));
    }

    @Export
    public Object workers() {
        return ProxyArray.fromList(new ArrayList<>(surroundings.workers()));
    }

    /** Checks a worker's name, so that a wrong one is an error at once. */
    @Export
    public Object worker(String name) {
        exports(name);
        return name;
    }

    @Export
    public void expose(String worker, String name, Value function) {
        Exports exports = exports(worker);
        Object exposed = out(function);
        checked(() -> {
            exports.put(name, exposed);
            return exports;
        });
    }

    @Export
    public @Nullable Object exposed(String worker, String name) {
        return guest.crossing().in(exports(worker).get(name));
    }

    @Export
    public void conceal(String worker, String name) {
        exports(worker).remove(name);
    }

    // The loop.

    @Export
    public int after(double millis, Value task) {
        int id = ++lastTimer;
        timers.put(id, loop.after(duration(millis), () -> {
            timers.remove(id);
            run(task);
        }));
        return id;
    }

    @Export
    public int every(double millis, Value task) {
        int id = ++lastTimer;
        timers.put(id, loop.every(duration(Math.max(1, millis)), () -> run(task)));
        return id;
    }

    @Export
    public void clear(int id) {
        Disposable timer = timers.remove(id);
        if (timer != null) {
            timer.dispose();
        }
    }

    @Export
    public void soon(Value task) {
        loop.execute(() -> run(task));
    }

    @Export
    public double seconds() {
        return loop.now(TimeUnit.NANOSECONDS) / 1e9;
    }

    @Export
    public void uncaught(Value thrown) {
        surroundings.uncaught(guest.failures().blame(thrown));
    }

    private void run(Value task) {
        enter(task::executeVoid);
    }

    /** Runs guest code that nobody waits for. What it throws, or what a reaction it set off throws, is uncaught. */
    private void enter(Runnable code) {
        try {
            code.run();
        } catch (PolyglotException e) {
            if (guest.failures().of(e) instanceof GuestException uncaught) {
                surroundings.uncaught(uncaught);
            }
        }
    }

    private Exports exports(String worker) {
        return checked(() -> surroundings.exports(worker));
    }

    // One way in, one way out.

    /** A service of the realm's; what it refuses is thrown as the guest's own error. */
    private <T> T checked(Supplier<T> service) {
        try {
            return service.get();
        } catch (PolyfluxException e) {
            throw guest.failures().raise(e);
        }
    }

    private @Nullable Object await(Ref ref, Trap trap) {
        return take(ref.owner().await(ref, trap));
    }

    /** A call waits where waiting is legal, and gives a promise or awaitable where it is not. */
    private @Nullable Object call(Ref ref, Trap trap) {
        boolean waits = !(ref.owner() instanceof RingEndpoint ring) || ring.mayAwait();
        return waits ? await(ref, trap) : later(ref.dispatch(trap));
    }

    private @Nullable Object take(Reply reply) {
        return switch (reply) {
            case Reply.Ok(var value) -> guest.crossing().in(value);
            case Reply.Err(var error) -> throw guest.failures().raise(error);
        };
    }

    private Object later(Mono<Reply> reply) {
        Promises.Deferred deferred = guest.promises().defer();
        settle(reply, deferred.resolve(), deferred.reject());
        return deferred.promise();
    }

    private void settle(Mono<Reply> reply, Value settled, Value failed) {
        reply.flatMap(this::readable)
                .subscribe(outcome -> enter(() -> {
                    switch (outcome) {
                        case Reply.Ok(var value) ->
                            settled.executeVoid(guest.crossing().in(value));
                        case Reply.Err(var error) ->
                            failed.executeVoid(guest.failures().value(error));
                    }
                }));
    }

    /** A container whose owner this realm may not wait for comes as a copy: as a live object nobody here could read it. */
    private Mono<Reply> readable(Reply reply) {
        return reply instanceof Reply.Ok(Ref ref)
                        && ref.shape().isPlain()
                        && ref.owner() instanceof RingEndpoint ring
                        && !ring.mayAwait()
                ? ref.dispatch(new Trap.Detach())
                : Mono.just(reply);
    }

    private @Nullable Object out(Value value) {
        return guest.crossing().out(value);
    }

    private Arguments positional(Value arguments) {
        return new Arguments(guest.crossing().elements(arguments), Map.of());
    }

    private Arguments arguments(Value arguments, Value names, Value values) {
        return new Arguments(guest.crossing().elements(arguments), keywords(names, values));
    }

    private Map<String, @Nullable Object> keywords(Value names, Value values) {
        List<@Nullable Object> members = guest.crossing().elements(values);
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            keywords.put(names.getArrayElement(i).asString(), members.get(i));
        }
        return keywords;
    }

    private static Duration duration(double millis) {
        return Duration.ofNanos((long) (Math.max(0, millis) * 1e6));
    }
}
