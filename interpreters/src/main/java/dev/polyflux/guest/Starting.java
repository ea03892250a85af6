package dev.polyflux.guest;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.util.Collection;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Starting workers, as guest code sees it, and the messages between a worker and whoever started it.
 *
 * <p>A worker is handed over as something without members, which only the realm that started it has. Called on the realm's
 * loop, from guest code; what fails is thrown as the guest's own error.
 */
public final class Starting {

    private final Guest guest;
    private final Surroundings surroundings;
    private final Exchange exchange;
    private final EventLoop loop;

    /** The loop, however full its inbox is. */
    private final Scheduler turns;

    Starting(Guest guest, Surroundings surroundings, Exchange exchange) {
        this.guest = guest;
        this.surroundings = surroundings;
        this.exchange = exchange;
        this.loop = surroundings.loop();
        this.turns = Schedulers.fromExecutor(loop::soon);
    }

    /** Starts a worker, as {@link WorkerOrder} describes it; its script begins when the present turn is over. */
    @Export
    public Object start(String language, String file, Value code, Value name, Value config, boolean async) {
        return exchange.checked(() -> surroundings.start(new WorkerOrder(
                exchange.given(language),
                exchange.given(file),
                textOf(code),
                textOf(name),
                exchange.out(config),
                async,
                guest.frames().here().stream().map(Frame::file).toList())));
    }

    @Export
    public String name(StartedWorker worker) {
        return exchange.given(worker).name();
    }

    /** Gives the promise or awaitable of a worker's script having run. It may never come, so it keeps nothing alive. */
    @Export
    public Object ran(StartedWorker worker) {
        Mono<Void> ran = exchange.given(worker).ran();
        return exchange.later(exchange.told(ran.thenReturn(Reply.NOTHING)).publishOn(turns));
    }

    /** Ends a worker, and gives the promise or awaitable of its end. */
    @Export
    public Object terminate(StartedWorker worker) {
        Mono<Void> gone = exchange.given(worker).terminate().cache();
        gone.subscribe();
        return exchange.later(loop.bring(exchange.told(gone.thenReturn(Reply.NOTHING)), "the end of " + worker.name()));
    }

    /** Has a function called with what a worker's script failed with, and with each error that nobody caught there. */
    @Export
    public void failures(StartedWorker worker, Value handler) {
        exchange.function(handler);
        exchange.given(worker)
                .post()
                .failures()
                .receive(loop, error -> run(handler, guest.failures().value(error)));
    }

    /** Sends a copy of data to a worker, or to whoever started this one where none is given. */
    @Export
    public void send(Value worker, Value message) {
        exchange.checking(() -> {
            Object wire = exchange.out(message);
            requireData(wire);
            StartedWorker started = startedOf(worker);
            (started == null ? surroundings.post().toStarter() : started.post().toWorker()).send(wire);
        });
    }

    /** Has a function called with each message of a worker, or of whoever started this one; with none they are kept. */
    @Export
    public void receive(Value worker, Value handler) {
        exchange.checking(() -> {
            StartedWorker started = startedOf(worker);
            Mail<@Nullable Object> mail = started == null
                    ? surroundings.post().toWorker()
                    : started.post().toStarter();
            if (handler.canExecute()) {
                mail.receive(loop, wire -> arrive(handler, wire));
            } else {
                mail.stop();
            }
        });
    }

    /** Asks a worker to give up what it is doing; nothing happens unless its code looks. */
    @Export
    public void unstuck(StartedWorker worker) {
        exchange.given(worker).post().stuck().set(true);
    }

    /** Whether this realm has been asked to give up what it is doing. */
    @Export
    public boolean isStuck() {
        return surroundings.post().stuck().get();
    }

    /** This realm has given up what it was doing. */
    @Export
    public void notStuck() {
        surroundings.post().stuck().set(false);
    }

    /** Ends the realm itself, once its present turn is over. */
    @Export
    public void close() {
        exchange.checking(() -> loop.soon(surroundings::leave));
    }

    private void arrive(Value handler, @Nullable Object wire) {
        exchange.enter(() -> handler.executeVoid(guest.crossing().in(wire)));
    }

    private void run(Value handler, @Nullable Object argument) {
        exchange.enter(() -> handler.executeVoid(argument));
    }

    private static @Nullable StartedWorker startedOf(Value worker) {
        return worker.isHostObject() && worker.asHostObject() instanceof StartedWorker started ? started : null;
    }

    private @Nullable String textOf(Value text) {
        if (text.isNull()) {
            return null;
        }
        if (!text.isString()) {
            throw new IllegalArgumentException("no text");
        }
        return text.asString();
    }

    /** Who is sent a message may be there longer than who sent it. */
    private static void requireData(@Nullable Object wire) {
        switch (wire) {
            case Ref ref -> throw new ConversionException("a message is data, and cannot hold " + ref);
            case Copy.Items(var elements) -> requireData(elements);
            case Copy.Fixed(var elements) -> requireData(elements);
            case Copy.Elements(var elements) -> requireData(elements);
            case Copy.Entries(var members) -> requireData(members.values());
            case Copy.Pairs(var keys, var values) -> {
                requireData(keys);
                requireData(values);
            }
            case null, default -> {}
        }
    }

    private static void requireData(Collection<@Nullable Object> wires) {
        wires.forEach(Starting::requireData);
    }
}
