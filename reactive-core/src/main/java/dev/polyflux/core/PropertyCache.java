package dev.polyflux.core;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What one object has answered before: traps that only read it are answered from here, and its owner is not asked again.
 *
 * <p>For objects whose changes are known or do not matter for a while: the cache sees what goes through it and, where it is
 * made for a {@link Ref}, what the object's owner {@linkplain Ref#changes() tells}: then all is forgotten. Whoever changes
 * the object in another way says so by {@link #drop} or {@link #reset}.
 *
 * <table>
 *   <caption>What becomes of a trap</caption>
 *   <tr><th>trap</th><th>answer</th><th>before it is sent</th></tr>
 *   <tr><td>{@link Trap.Get}</td><td>kept for each key, until it expires</td>
 *       <td>of a {@linkplain Shape#isCollection() collection}: all is forgotten, unless the key is an index, {@code length}
 *       or {@code size}, since a method is about to run; such an answer is not kept</td></tr>
 *   <tr><td>{@link Trap.Has}, {@link Trap.Keys}</td><td>kept, until it expires, of an object that can be extended</td>
 *       <td></td></tr>
 *   <tr><td>{@link Trap.Describe}</td><td>as well</td>
 *       <td>the key is dropped where this is not known: what is told of one property fits together</td></tr>
 *   <tr><td>{@link Trap.Prototype}</td><td>kept</td><td></td></tr>
 *   <tr><td>{@link Trap.IsExtensible}</td><td>true is kept; where it is false, all is forgotten: engines hold a proxy to
 *       what it has said of an object that cannot be extended</td><td></td></tr>
 *   <tr><td>{@link Trap.Set}, {@link Trap.Define}, {@link Trap.Delete}</td><td></td><td>the key is dropped</td></tr>
 *   <tr><td>{@link Trap.PreventExtensions}</td><td></td><td>all is forgotten, as where an object cannot be extended</td></tr>
 *   <tr><td>{@link Trap.SetPrototype}, {@link Trap.SetItem}, {@link Trap.DeleteItem}, {@link Trap.Operate}, {@link
 *       Trap.Evaluate}</td><td></td><td>all is forgotten</td></tr>
 *   <tr><td>{@link Trap.All}, {@link Trap.Chain}</td><td></td><td>what each of its traps, or the first, would do; a
 *       chain of one trap is kept as that is, apart from it</td></tr>
 *   <tr><td>any other, calls among them</td><td></td><td></td></tr>
 * </table>
 *
 * <p>Errors are never kept, null and {@link Marker#MISSING} are. What is forgotten is so whether or not the trap then
 * succeeds. An answer that was under way while something was forgotten is given, and not kept.
 *
 * <p>Thread-safe; no lock is held while the owner is asked, so that it may call back. Holds the answers strongly, and belongs
 * with the proxy whose target it is about: then both go together.
 */
public final class PropertyCache {

    /** For an answer that does not expire. */
    public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    private static final Trap KEYS = new Trap.Keys();
    private static final Reply NOT_EXTENSIBLE = new Reply.Ok(false);

    private final boolean collection;
    private final LongSupplier changes;
    private final PropertyCacheBuilder settings;

    // Guarded by this.
    private @Nullable Cache<Trap, Reply.Ok> answers; // null where there are none: most objects are never read
    private boolean closed; // to more properties
    private long forgotten; // how often something was
    private long seen; // the changes that have been taken into account

    PropertyCache(Shape shape, LongSupplier changes, PropertyCacheBuilder settings) {
        this.collection = shape.isCollection();
        this.changes = changes;
        this.seen = changes.getAsLong();
        this.settings = settings;
    }

    private Cache<Trap, Reply.Ok> nothing() {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .ticker(settings.ticker::getAsLong)
                .expireAfter(Expiry.<Trap, Reply.Ok>creating((trap, answer) -> lasts(trap)))
                .build();
    }

    /** Settings of caches to be made: by default, answers are kept as long as the cache. */
    public static PropertyCacheBuilder builder() {
        return new PropertyCacheBuilder();
    }

    /** Answers a trap with what was kept, or with what {@code owner} answers, on this thread. */
    public Reply answer(Trap trap, Supplier<Reply> owner) {
        Reply known = look(trap);
        if (known != null) {
            return known;
        }
        long before = forgotten();
        Reply answer = owner.get();
        keep(trap, answer, before);
        return answer;
    }

    /**
     * Answers a trap with what was kept, or with what {@code owner} emits.
     *
     * <p>Cold: each subscription looks anew, and subscribes to {@code owner} at most once. Kept answers are emitted on the
     * subscriber's thread, others on the owner's. Cancelling cancels {@code owner}. A cache by itself signals no error.
     */
    public Mono<Reply> answer(Trap trap, Mono<Reply> owner) {
        return Mono.defer(() -> {
            Reply known = look(trap);
            if (known != null) {
                return Mono.just(known);
            }
            long before = forgotten();
            return owner.doOnNext(answer -> keep(trap, answer, before));
        });
    }

    /** Forgets what is known of one property, and the list of all. */
    public synchronized void drop(Object key) {
        forget(new Trap.Get(key));
        forget(new Trap.Has(key));
        forget(new Trap.Describe(key));
        forget(KEYS);
    }

    /** Forgets everything. */
    public synchronized void reset() {
        forgotten++;
        answers = null;
    }

    /** How often something was forgotten, what the owner has told by now included. */
    private synchronized long forgotten() {
        long told = changes.getAsLong();
        if (told != seen) {
            seen = told;
            reset();
        }
        return forgotten;
    }

    private synchronized Reply.@Nullable Ok look(Trap trap) {
        forgotten();
        forgetBefore(trap);
        Reply.Ok known = answers == null ? null : answers.getIfPresent(trap);
        if (known == null && trap instanceof Trap.Describe(var key)) {
            drop(key);
        }
        return known;
    }

    private synchronized void keep(Trap trap, Reply answer, long before) {
        if (trap instanceof Trap.IsExtensible && answer.equals(NOT_EXTENSIBLE)) {
            close();
        }
        if (answer instanceof Reply.Ok ok
                && before == forgotten()
                && isKept(trap)
                && lasts(trap).isPositive()
                && settings.keep.test(trap, ok)) {
            if (answers == null) {
                answers = nothing();
            }
            answers.put(trap, ok);
        }
    }

    private Duration lasts(Trap trap) {
        return settings.expiry.apply(trap instanceof Trap.Chain(var steps) ? steps.get(0) : trap);
    }

    private boolean isKept(Trap trap) {
        return switch (trap) {
            case Trap.Get(var key) -> !runsAMethod(key);
            case Trap.Has h -> !closed;
            case Trap.Describe d -> !closed;
            case Trap.Keys k -> !closed;
            case Trap.Prototype p -> true;
            case Trap.IsExtensible i -> true;
            case Trap.Chain(var steps) -> steps.size() == 1 && isKept(steps.get(0));
            default -> false; // whatever traps are added: asking is always right
        };
    }

    private void forgetBefore(Trap trap) {
        switch (trap) {
            case Trap.Set(var key, var value) -> drop(key);
            case Trap.Define(var key, var description) -> drop(key);
            case Trap.Delete(var key) -> drop(key);
            case Trap.PreventExtensions p -> close();
            case Trap.Get(var key) -> {
                if (runsAMethod(key)) {
                    reset();
                }
            }
            case Trap.All(var traps) -> traps.forEach(this::forgetBefore);
            case Trap.Chain(var steps) -> steps.stream().limit(1).forEach(this::forgetBefore);
            case Trap.SetPrototype s -> reset();
            case Trap.SetItem s -> reset();
            case Trap.DeleteItem d -> reset();
            case Trap.Operate o -> reset();
            case Trap.Evaluate e -> reset();
            case Trap.Has h -> {}
            case Trap.Keys k -> {}
            case Trap.Describe d -> {}
            case Trap.Prototype p -> {}
            case Trap.IsExtensible i -> {}
            case Trap.GetItem g -> {}
            case Trap.Contains c -> {}
            case Trap.Length l -> {}
            case Trap.Apply a -> {}
            case Trap.Construct c -> {}
            case Trap.Iterate i -> {}
            case Trap.Next n -> {}
            case Trap.Throw t -> {}
            case Trap.Close c -> {}
            case Trap.Await a -> {}
            case Trap.Text t -> {}
            case Trap.Detach d -> {}
            case Trap.Query q -> {}
        }
    }

    private synchronized void close() {
        closed = true;
        reset();
    }

    private synchronized void forget(Trap trap) {
        forgotten++;
        if (answers != null) {
            answers.invalidateAll(List.of(trap, new Trap.Chain(List.of(trap))));
        }
    }

    /** Whether what reads this of a collection is about to call it, and so perhaps to change the collection. */
    private boolean runsAMethod(Object key) {
        return collection
                && !(key instanceof Number)
                && !key.equals("length")
                && !key.equals("size")
                && !isIndex(key.toString());
    }

    private static boolean isIndex(String key) {
        return !key.isEmpty() && key.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
