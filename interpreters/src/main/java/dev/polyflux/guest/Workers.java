package dev.polyflux.guest;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import java.util.ArrayList;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The workers there are, as guest code sees them: by their names, or as what it was handed when it started them.
 *
 * <p>Called on the realm's loop, from guest code; what fails is thrown as the guest's own error.
 */
public final class Workers {

    private final Guest guest;
    private final Surroundings surroundings;
    private final Exchange exchange;
    private final EventLoop loop;

    Workers(Guest guest, Surroundings surroundings, Exchange exchange) {
        this.guest = guest;
        this.surroundings = surroundings;
        this.exchange = exchange;
        this.loop = surroundings.loop();
    }

    @Export
    public Object names() {
        return ProxyArray.fromList(new ArrayList<>(surroundings.workers()));
    }

    /** Gives the promise or awaitable of a worker whose script has come to its end or its first suspension. */
    @Export
    public Object ready(String name) {
        Mono<Void> ready = exchange.checked(() -> surroundings.ready(exchange.given(name)));
        return exchange.later(brought(ready.thenReturn(Reply.NOTHING), "the start of " + name));
    }

    /** Gives the promise or awaitable of what a function gives that a worker exposes, or will expose. */
    @Export
    public Object call(Value worker, String name, Value arguments, Value names, Value values) {
        Trap.Apply call = new Trap.Apply(Marker.MISSING, exchange.arguments(arguments, names, values));
        Object now = exchange.checked(() -> there(worker, exchange.given(name)));
        Mono<Reply> found = Exports.isFunction(now) ? Mono.just(new Reply.Ok(now)) : coming(worker, name);
        return exchange.later(found.flatMap(function ->
                        function instanceof Reply.Ok(Ref there) ? there.dispatch(call) : Mono.just(function))
                .flatMap(exchange::readable));
    }

    private Mono<Reply> coming(Value worker, String name) {
        Mono<Exports> exports = startedOf(worker) instanceof StartedWorker started
                ? Mono.just(started.exports())
                : surroundings.exporting(nameOf(worker));
        return brought(
                exports.flatMap(those -> those.find(name)).map(Reply.Ok::new),
                "a call of " + titleOf(worker) + "." + name);
    }

    /** The value that a worker exposes under this name; nothing of the kind where it is a function, or is not there yet. */
    @Export
    public @Nullable Object value(Value worker, String name) {
        Object exposed = exchange.checked(() -> there(worker, exchange.given(name)));
        return guest.crossing().in(Exports.isFunction(exposed) ? Marker.MISSING : exposed);
    }

    private @Nullable Object there(Value worker, String name) {
        return startedOf(worker) instanceof StartedWorker
                        || surroundings.workers().contains(nameOf(worker))
                ? exports(worker).get(name)
                : Marker.MISSING;
    }

    @Export
    public void expose(Value worker, String name, Value value) {
        Exports exports = own(worker);
        Object exposed = exchange.out(value);
        exchange.checking(() -> exports.put(exchange.given(name), exposed));
    }

    /** What is exposed, function or value; nothing of the kind where nothing is. */
    @Export
    public @Nullable Object exposed(Value worker, String name) {
        return guest.crossing().in(own(worker).get(exchange.given(name)));
    }

    @Export
    public void conceal(Value worker, String name) {
        own(worker).remove(exchange.given(name));
    }

    /** The names under which something is exposed, for messages. */
    @Export
    public String listed(Value worker) {
        return own(worker).listed();
    }

    /** Waits for what a promise or awaitable elsewhere comes to, while the realm's loop goes on. */
    @Export
    public @Nullable Object settled(Ref outcome) {
        return exchange.settled(exchange.given(outcome));
    }

    /** Whether an object is main's. */
    @Export
    public boolean isOfMain(Ref ref) {
        return exchange.given(ref).owner().name().equals("main");
    }

    /** What comes from another thread, however full the realm's inbox is: until then the realm counts as having work. */
    private Mono<Reply> brought(Mono<? extends Reply> source, String reason) {
        return loop.bring(exchange.told(source.map(Reply.class::cast)), reason);
    }

    private Exports exports(Value worker) {
        StartedWorker started = startedOf(worker);
        return started == null ? surroundings.exports(nameOf(worker)) : started.exports();
    }

    /** What a worker exposes, for itself, whoever started it, or main to change. */
    private Exports own(Value worker) {
        return exchange.checked(() -> {
            if (startedOf(worker) == null
                    && !surroundings.isMain()
                    && !guest.endpoint().name().equals(nameOf(worker))) {
                throw new UnsupportedTrapException(
                        "'" + guest.endpoint().name() + "' may not change what '" + nameOf(worker) + "' exposes");
            }
            return exports(worker);
        });
    }

    private static @Nullable StartedWorker startedOf(Value worker) {
        return worker.isHostObject() && worker.asHostObject() instanceof StartedWorker started ? started : null;
    }

    private static String nameOf(Value worker) {
        if (!worker.isString()) {
            throw new IllegalArgumentException("no worker's name");
        }
        return worker.asString();
    }

    private static String titleOf(Value worker) {
        StartedWorker started = startedOf(worker);
        return started == null ? nameOf(worker) : started.name();
    }
}
