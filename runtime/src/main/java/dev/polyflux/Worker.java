package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.guest.Post;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.State;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A worker as Java holds it: its functions give {@link Mono} and {@link Flux}, whatever they are in their language.
 *
 * <p>Thread-safe. Results are delivered on the worker's loop, unless {@link PolyfluxBuilder#publishOn} says otherwise; a subscriber that
 * computes for long there delays the worker, and one that blocks is refused.
 */
public final class Worker {

    /** Why its realm ends with it. */
    static final String TERMINATED = "terminated by its user";

    private static final Duration CLOSE_GRACE = Duration.ofMillis(100);

    private final Post mail = Post.create();

    /** Another one after a restart. */
    private volatile @Nullable Station station;

    private final ServedCalls served =
            new ServedCalls(this::station, new Calls(name -> station().exposed(name), () -> station()
                    .values()));
    private final Traffic traffic;
    private final Calling gated;

    private final Supervisor supervisor;
    private final boolean hosted;

    Worker(Traffic traffic, Keeping keeping, Supervision supervision, boolean hosted) {
        this.hosted = hosted;
        this.traffic = traffic;
        this.supervisor = new Supervisor(keeping, supervision);
        this.gated = traffic.gate(served);
    }

    void runsIn(Station started) {
        station = started;
    }

    Station station() {
        return Objects.requireNonNull(station, "the worker was not started");
    }

    /** Whether another node has started it. */
    boolean isHosted() {
        return hosted;
    }

    Supervisor supervisor() {
        return supervisor;
    }

    /** Whether it takes calls: {@link Circuit#CLOSED}, unless it is {@linkplain WorkerSpec#supervised supervised} and has failed. */
    public Circuit circuit() {
        return supervisor.circuit();
    }

    Post mail() {
        return mail;
    }

    /** The worker's name. */
    public String name() {
        return station().name();
    }

    /** How far the worker is. */
    public State state() {
        return station().life().state();
    }

    /**
     * How far the worker is, and each change of it; completes when the worker is gone, and also when it is started again:
     * subscribe anew to follow it from there.
     *
     * <p>Hot: a subscriber begins with the present state. Delivered on a virtual thread, so a subscriber may block. Never fails.
     */
    public Flux<State> states() {
        return Flux.defer(() -> station().life().states());
    }

    /**
     * The worker, when its script has run; what the script failed with as an error, and {@link
     * dev.polyflux.core.ClosedException} where the worker was closed before.
     *
     * <p>Cold, and as often as one likes: nothing is started again. Emitted as results are, or at once. A script that goes on is
     * waited for without a limit; cancelling ends the wait and nothing else.
     */
    public Mono<Worker> started() {
        return served.deliver(Mono.defer(() -> station().ran().thenReturn(this)));
    }

    /**
     * Sends the worker's script a message, which arrives as the data of an event at its {@code onmessage}: a copy of the value.
     * Sent at once, from any thread, and waits for nothing: what comes before the script listens is kept for it, and what comes
     * once the worker is {@linkplain #terminate terminated} is dropped.
     *
     * @throws dev.polyflux.core.ConversionException when it cannot be copied
     * @throws dev.polyflux.core.OverflowException when the script receives none, and has not for the last 10,000 of them
     */
    public void postMessage(@Nullable Object message) {
        mail.toWorker().send(station().values().toWire(message));
    }

    /**
     * The messages that the worker's script posts to whoever started it, each as a {@code type}; those before the subscription
     * have been kept.
     *
     * <p>Hot, for one subscriber at a time: another one is refused with an {@link IllegalStateException}, and so is each where a
     * script has started the worker and listens itself; {@link Flux#share} gives several the same. After a cancel messages are
     * kept again, for the next subscriber. Delivered on a virtual thread, so a
     * subscriber may block; what it does not request is kept for it without a bound. Nothing, such as {@code None}, is left
     * out. A message that is no {@code type} ends it with a {@link dev.polyflux.core.ConversionException}. It does not complete,
     * not even when the worker ends.
     */
    public <T> Flux<T> messages(Class<T> type) {
        return Flux.<Reply>create(sink -> {
                    boolean alone = mail.toStarter()
                            .receiveAlone(
                                    turn -> Thread.ofVirtual()
                                            .name("polyflux-messages")
                                            .start(turn),
                                    wire -> sink.next(new Reply.Ok(wire)));
                    if (alone) {
                        sink.onDispose(mail.toStarter()::stop);
                    } else {
                        sink.error(new IllegalStateException("somebody receives the messages of '" + name()
                                + "' already: share() the Flux, or end the first subscription"));
                    }
                })
                .concatMap(Failsafe.step(reply -> station().values().typed(reply, type)));
    }

    /**
     * Calls a function the worker exposes as {@code sync.<name>}, and settles what it gives.
     *
     * <p>Cold: each subscription calls once. A function exposed later is waited for until the script has ended; where that goes
     * on without it, no longer than {@link PolyfluxBuilder#exposeDeadline}. The value
     * arrives as {@code type}: a primitive's class, {@link String}, {@link List}, {@link Map} or a record as a copy, a
     * {@link Ref} live, {@link Object} as a copy where it can be copied and live where not, {@link Void} not at all;
     * {@code None}, {@code null} and {@code undefined} complete empty. Cancelling takes a call back that has not begun, and stops
     * what one that has does, as {@link CancelLadder} describes.
     *
     * <p>Errors: {@link dev.polyflux.core.GuestException} when the function throws, {@link
     * dev.polyflux.core.UnsupportedTrapException} when there is none of that name, {@link
     * dev.polyflux.core.WaitTimeoutException} when there is none yet, {@link dev.polyflux.core.WorkerFailedException} when there
     * is none since the script has failed, {@link dev.polyflux.core.ConversionException} when the value is no {@code type} or
     * an argument cannot cross, {@link dev.polyflux.core.OverflowException} when the worker's {@linkplain
     * PolyfluxBuilder#inbox inbox} is full, {@link dev.polyflux.core.ClosedException} when the worker or the runtime is closed;
     * and those of {@link Limits} and {@link PolyfluxBuilder#copyLimit}, where there are any.
     */
    public <T> Mono<T> call(String name, Class<T> type, @Nullable Object... arguments) {
        return call(name, type, Arguments.of(arguments));
    }

    /** Calls a function with positional and keyword arguments; otherwise as {@link #call(String, Class, Object...)}. */
    public <T> Mono<T> call(String name, Class<T> type, Arguments arguments) {
        return gated.one(name, type, arguments);
    }

    /**
     * Calls a function whose value has type arguments, as in {@code new TypeRef<List<Stats>>() {}}; otherwise as {@link
     * #call(String, Class, Object...)}.
     */
    public <T> Mono<T> call(String name, TypeRef<T> type, @Nullable Object... arguments) {
        return call(name, type, Arguments.of(arguments));
    }

    /** Calls a function with positional and keyword arguments; otherwise as {@link #call(String, TypeRef, Object...)}. */
    public <T> Mono<T> call(String name, TypeRef<T> type, Arguments arguments) {
        return gated.one(name, type.type(), arguments);
    }

    /**
     * Calls a function and streams what it gives: the elements of an iterable, generator or async generator.
     *
     * <p>Cold, and a generator runs only as far as elements are requested: its end is found by requesting one more than it
     * gives. The end of a list, or of what else has a length, comes with its last element. Cancelling closes a generator, so its
     * {@code finally} blocks run. Elements and errors as with {@link #call(String, Class, Object...)}; an element without a value is a
     * {@link dev.polyflux.core.ConversionException}.
     */
    public <T> Flux<T> stream(String name, Class<T> type, @Nullable Object... arguments) {
        return stream(name, type, Arguments.of(arguments));
    }

    /** Streams with positional and keyword arguments; otherwise as {@link #stream(String, Class, Object...)}. */
    public <T> Flux<T> stream(String name, Class<T> type, Arguments arguments) {
        return gated.many(name, type, arguments);
    }

    /** Streams elements whose type has type arguments; otherwise as {@link #stream(String, Class, Object...)}. */
    public <T> Flux<T> stream(String name, TypeRef<T> type, @Nullable Object... arguments) {
        return stream(name, type, Arguments.of(arguments));
    }

    /** Streams with positional and keyword arguments; otherwise as {@link #stream(String, TypeRef, Object...)}. */
    public <T> Flux<T> stream(String name, TypeRef<T> type, Arguments arguments) {
        return gated.many(name, type.type(), arguments);
    }

    /**
     * The same call of this worker, made again once the worker is there again, each time that the node it was at is lost meanwhile. For what
     * may be done more than once to the same effect: nobody knows how far a lost node came. No other call is ever made again by itself.
     *
     * <p>Cold. Where the worker is not {@linkplain WorkerSpec#supervised supervised}, is terminated, or is given up, the call fails with the
     * {@link NodeLostException}; all other errors are the call's, one that tells of another node's end among them. Cancelling ends the wait as well. Of a
     * bound interface {@link Idempotent} says it.
     *
     * <pre>{@code
     * Mono<Price> price = worker.repeating(worker.call("price", Price.class, 7));
     * }</pre>
     */
    public <T> Mono<T> repeating(Mono<T> call) {
        return Mono.defer(() -> {
            Station asked = station();
            return call.onErrorResume(
                    NodeLostException.class,
                    lost -> asked.isAt(lost.node())
                            ? supervisor.successor(asked, lost).then(repeating(call))
                            : Mono.error(lost));
        });
    }

    /**
     * Binds an interface to the worker: each abstract method calls the function that the worker exposes under its name, or
     * under its name in snake case where there is none, as {@code monthly_stats} for {@code monthlyStats}.
     *
     * <p>Cold; emits once the worker exposes all of them, on the thread that exposes the last, or the subscriber's. What a
     * method returns says how:
     *
     * <ul>
     *   <li>{@code Mono<T>}, {@code Flux<T>}: as {@link #call(String, Class, Object...)} and {@link #stream(String, Class,
     *       Object...)} with that type, type arguments included; cold
     *   <li>{@code CompletionStage<T>}, {@code CompletableFuture<T>}: called at once, null for nothing; cancelling the
     *       future cancels the call
     *   <li>{@code void}, {@code Optional<T>} and any other type: waits, no longer than {@link
     *       PolyfluxBuilder#waitDeadline}. Nothing is null where the method is {@code @Nullable}, of whichever package,
     *       and otherwise a {@link dev.polyflux.core.ConversionException}. On a realm's loop and on threads of Reactor that
     *       must not block a {@link dev.polyflux.core.WaitNotAllowedException}, before anything is called
     * </ul>
     *
     * <p>Parameters are positional, or keywords by {@link Keyword} and {@link Keywords}; a keyword that is its
     * parameter's own name is in snake case where the function is Python's. {@link Arguments} are passed through, a
     * variable number of arguments one by one. Default methods run as they are.
     *
     * <p>Errors: {@link dev.polyflux.core.UnsupportedTrapException} when the worker's script has ended without some of the
     * functions, and names them all; {@link dev.polyflux.core.WaitTimeoutException} when it has gone on without one for longer
     * than {@link PolyfluxBuilder#exposeDeadline}; {@link dev.polyflux.core.WorkerFailedException} when it has failed; {@link
     * dev.polyflux.core.ClosedException} when the worker is closed.
     *
     * @throws IllegalArgumentException when {@code api} is no interface, or a method of it could be bound to no function
     */
    public <T> Mono<T> bind(Class<T> api) {
        return served.deliver(BoundInterface.bind(callee(), api));
    }

    Callee callee() {
        return new Callee(
                name(),
                () -> station().exports(),
                () -> station().waitDeadline(),
                () -> station().values(),
                gated,
                new RepeatedCalls(gated, this::repeating));
    }

    /** Calls that are taken although the runtime is being closed. */
    Calling calls() {
        return served;
    }

    /**
     * Evaluates code in the worker: its value as Java's own, copied where it can be copied and otherwise a live {@link Ref};
     * otherwise as {@link #eval(String, Class)}.
     */
    public Mono<Object> eval(String code) {
        return eval(code, Object.class);
    }

    /**
     * Evaluates code in the worker: the value of its last expression, settled; nothing where another statement ends it.
     * It may await at its top level; JavaScript's that does gives what it returns. It comes after what the worker's script does, and main's, up to their first suspension.
     *
     * <p>Cold; results and errors as with {@link #call(String, Class, Object...)}.
     */
    public <T> Mono<T> eval(String code, Class<T> type) {
        return evaluated(code, type);
    }

    /** Evaluates code whose value has type arguments; otherwise as {@link #eval(String, Class)}. */
    public <T> Mono<T> eval(String code, TypeRef<T> type) {
        return evaluated(code, type.type());
    }

    private <T> Mono<T> evaluated(String code, Type type) {
        Trap evaluation = new Trap.Apply(Marker.MISSING, Arguments.of(code));
        Mono<T> value = Mono.defer(() -> station().evaluator())
                .flatMap(evaluator -> evaluator.dispatch(evaluation))
                .flatMap(reply -> station().values().typed(reply, type));
        return traffic.pass(served.serve(Failsafe.ending(value), "eval", CallListener.Kind.EVAL));
    }

    /**
     * What the worker's objects can be asked from elsewhere; as soon as it is ready.
     *
     * <p>Cold; emitted on the worker's loop. Errors: {@link dev.polyflux.core.BootException} when it did not boot, {@link
     * dev.polyflux.core.ClosedException} when it is closed.
     */
    public Mono<Capabilities> capabilities() {
        return Mono.defer(() -> station().capabilities());
    }

    /**
     * How the worker's script ended, as soon as it has: a value whichever way it was, never an error.
     *
     * <p>Told as often as one asks, also later; of a worker that was started again, how its present script ended. Emitted on a
     * virtual thread, so a subscriber may block. Cancelling ends the wait and nothing else.
     */
    public Mono<LifecycleEvent.Ending> ended() {
        return Mono.defer(() -> station().life().ended());
    }

    /**
     * Ends the worker, whatever it is doing; completes when its thread is gone.
     *
     * <p>Cold: it goes on until somebody subscribes, and then ends even where that is cancelled. Code that still runs after 100
     * milliseconds is stopped by force. Calls of it that are open fail with {@link dev.polyflux.core.ClosedException}, and it is
     * not started again, supervised or not. Emitted on a thread of its own, which may block, or at once. Idempotent.
     */
    public Mono<Void> terminate() {
        return Mono.defer(() -> {
            supervisor.dismiss();
            mail.workerEnds();
            return station().close(CLOSE_GRACE, TERMINATED).then(gone());
        });
    }

    /** Completes when its last station is gone. */
    Mono<Void> gone() {
        return Mono.defer(() -> {
            Station present = station();
            return present.closed().then(Mono.defer(() -> station() == present ? Mono.<Void>empty() : gone()));
        });
    }
}
