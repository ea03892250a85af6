package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.NodeLostException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Several workers of one script that share the calls: each goes to the worker that has the fewest, and waits in a bounded queue
 * where all have as many as they may.
 *
 * <p>A worker that is stuck, has ended or has failed is replaced. A call that the lost worker had not begun goes to another one; one
 * that it had begun fails with {@link dev.polyflux.core.WorkerFailedException}, since nobody knows how far it came.
 *
 * <p>Thread-safe. Results are delivered as those of a {@link Worker} are. Errors are a worker's, and besides: {@link
 * dev.polyflux.core.OverflowException} where the queue is full, {@link dev.polyflux.core.WaitTimeoutException} where no worker
 * had time within {@link PoolSpec#patience}, {@link dev.polyflux.core.WorkerFailedException}, at once, where the script does not run,
 * {@link ClosedException} where the pool is closed. Whoever made the runtime closes the pool with it.
 */
public final class Pool {

    private static final Duration FIRST_RETRY = Duration.ofMillis(10);
    private static final Duration LAST_RETRY = Duration.ofSeconds(1);

    private final PoolSpec spec;
    private final Crew<HiredWorker> crew;
    private final Hirer hirer;
    private final Route<HiredWorker> route;
    private final Runnable whenGone;
    private final Calling calls = new PooledCalls();
    private final Calling repeated = new RepeatedCalls(calls, this::repeating);

    private Pool(PoolSpec spec, Crew<HiredWorker> crew, Hirer hirer, Route<HiredWorker> route, Runnable whenGone) {
        this.spec = spec;
        this.crew = crew;
        this.hirer = hirer;
        this.route = route;
        this.whenGone = whenGone;
    }

    static Pool of(PoolSpec spec, Hirer hirer, Runnable whenGone) {
        Crew<HiredWorker> crew = new Crew<>(spec, hirer.of(spec.worker(), spec.stuckAfter()));
        return new Pool(spec, crew, hirer, new Route.LeastBusy<>(), whenGone);
    }

    /** Starts workers for a pool. */
    interface Hirer {

        /** Starts one of this spec under a name. */
        Function<String, HiredWorker> of(WorkerSpec spec, @Nullable Duration stuckAfter);
    }

    private final class PooledCalls implements Calling {

        @Override
        public <T> Mono<T> one(String name, Type type, Arguments arguments) {
            return crew.calls(route).one(hired -> hired.worker().calls().one(name, type, arguments));
        }

        @Override
        public <T> Flux<T> many(String name, Type type, Arguments arguments) {
            return crew.calls(route).many(hired -> hired.worker().calls().many(name, type, arguments));
        }
    }

    /** The pool's name: that of its worker, whose workers add a number. */
    public String name() {
        return spec.name();
    }

    /** What the pool was made to be like. */
    public PoolSpec spec() {
        return spec;
    }

    // Routes.

    /**
     * The same pool, whose calls all go to one place: the same for the same key, as its {@code hashCode} and {@code equals} say. So
     * what a worker keeps for a key is found again, until that worker is replaced.
     */
    public Pool keyed(Object key) {
        return by(new Route.Keyed<>(key));
    }

    /**
     * The same pool, whose calls go to workers that {@code suits} accepts alone; a call waits where none does. It is called often,
     * by whichever thread makes or ends a call: it only looks, and does not wait. What it throws is the call's error.
     */
    public Pool where(Predicate<Worker> suits) {
        return by(new Route.Where<>(hired -> suits.test(hired.worker())));
    }

    private Pool by(Route<HiredWorker> other) {
        return new Pool(spec, crew, hirer, other, whenGone);
    }

    // Calls.

    /** Calls a function of one of the workers; cold, otherwise as {@link Worker#call(String, Class, Object...)}. */
    public <T> Mono<T> call(String name, Class<T> type, @Nullable Object... arguments) {
        return calls.one(name, type, Arguments.of(arguments));
    }

    /** Calls a function with positional and keyword arguments; otherwise as {@link #call(String, Class, Object...)}. */
    public <T> Mono<T> call(String name, Class<T> type, Arguments arguments) {
        return calls.one(name, type, arguments);
    }

    /** Calls a function whose value has type arguments. */
    public <T> Mono<T> call(String name, TypeRef<T> type, @Nullable Object... arguments) {
        return calls.one(name, type.type(), Arguments.of(arguments));
    }

    /** Calls a function whose value has type arguments, with positional and keyword arguments. */
    public <T> Mono<T> call(String name, TypeRef<T> type, Arguments arguments) {
        return calls.one(name, type.type(), arguments);
    }

    /**
     * Streams what a function of one of the workers gives; cold, otherwise as {@link Worker#stream(String, Class, Object...)}. It is
     * one of the worker's calls until it has ended.
     */
    public <T> Flux<T> stream(String name, Class<T> type, @Nullable Object... arguments) {
        return calls.many(name, type, Arguments.of(arguments));
    }

    /** Streams with positional and keyword arguments. */
    public <T> Flux<T> stream(String name, Class<T> type, Arguments arguments) {
        return calls.many(name, type, arguments);
    }

    /** Streams elements whose type has type arguments. */
    public <T> Flux<T> stream(String name, TypeRef<T> type, @Nullable Object... arguments) {
        return calls.many(name, type.type(), Arguments.of(arguments));
    }

    /** Streams elements whose type has type arguments, with positional and keyword arguments. */
    public <T> Flux<T> stream(String name, TypeRef<T> type, Arguments arguments) {
        return calls.many(name, type.type(), arguments);
    }

    /**
     * The same call, made again, by whichever worker has time then, each time that the node it was made at was lost meanwhile. For what may
     * be done more than once to the same effect: nobody knows how far a lost node came.
     *
     * <p>Cold. All other errors, and that of a pool that has nobody left, are the call's. Of a bound interface {@link Idempotent} says it.
     */
    public <T> Mono<T> repeating(Mono<T> call) {
        return call.retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                .maxBackoff(LAST_RETRY)
                .filter(NodeLostException.class::isInstance));
    }

    /**
     * Binds an interface to the pool, as {@link Worker#bind} does to a worker: each call of a method goes to a worker of its own.
     *
     * <p>Cold; emits once one of the workers exposes all functions, and waits for one as a call does.
     *
     * @throws IllegalArgumentException when {@code api} is no interface, or a method of it could be bound to no function
     */
    public <T> Mono<T> bind(Class<T> api) {
        BoundInterface.check(api);
        return crew.calls(new Route.LeastBusy<>())
                .one(hired -> BoundInterface.bind(hired.worker().callee().named(name(), calls, repeated), api));
    }

    // How it is.

    /** How the pool is now. */
    public PoolSnapshot snapshot() {
        return crew.snapshot();
    }

    /**
     * What happens to the pool from now on.
     *
     * <p>Hot, and without a replay. Delivered on {@code Schedulers.boundedElastic()}, so a subscriber may block; its events queue
     * without bound until it takes them or cancels. Never fails; completes with the pool.
     */
    public Flux<PoolEvent> events() {
        return crew.events();
    }

    // Its end, and a new beginning.

    /**
     * Has all workers replaced by ones of another script, once all of these are ready: none before, so a script that does not run is
     * an error here and changes nothing. The old ones end what they have begun, as long as {@link PoolSpec#drain} lets them.
     *
     * <p>Cold. Meanwhile there are twice as many workers. Completes when all calls that come go to the new ones, on a thread that
     * must not block. Cancelling before that lets the new ones go and keeps the old.
     *
     * <p>Errors: what the new script fails with, or {@link dev.polyflux.core.WorkerFailedException}; {@link ClosedException} where
     * the pool is closed; {@link IllegalStateException} where it has got yet another script by then.
     *
     * @param other the script and what its workers are to be like; the name stays the pool's
     */
    public Mono<Void> renew(WorkerSpec other) {
        return Mono.defer(() -> crew.renew(hirer.of(other.named(name()), spec.stuckAfter())));
    }

    /**
     * Ends the pool in order: no call is taken from the subscription on, those that wait and those under way are ended. What is left
     * after {@code longest} fails with {@link ClosedException}. Completes when the workers are gone; then the name is free.
     *
     * <p>Cold. Cancelling leaves the workers that are there, but calls are not taken again. A pool that {@link #keyed} or {@link
     * #where} gave is the same pool.
     *
     * @param longest how long that may take by the clock, before the rest is ended
     */
    public Mono<Void> drain(Duration longest) {
        return crew.drain(longest, () -> ClosedException.refusing("pool '" + name() + "' is closed"))
                .doOnSuccess(gone -> whenGone.run());
    }

    /** The runtime is being closed, and its workers with it. */
    Mono<Void> closed() {
        return crew.close(() -> ClosedException.refusing("pool '" + name() + "' is closed with its runtime"));
    }
}
