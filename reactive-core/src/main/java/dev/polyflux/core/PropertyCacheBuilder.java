package dev.polyflux.core;

import java.time.Duration;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** How caches of properties are to be; see {@link PropertyCache#builder}. One may make any number of them. */
public final class PropertyCacheBuilder {

    Function<Trap, Duration> expiry = trap -> PropertyCache.FOREVER;
    BiPredicate<Trap, Reply.Ok> keep = (trap, answer) -> true;
    LongSupplier ticker = System::nanoTime;

    PropertyCacheBuilder() {}

    /**
     * How long an answer is kept, from when it came; reading it does not prolong that. {@link Duration#ZERO}: it is not
     * kept. What an object inherits from and whether it may be extended does not expire.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public PropertyCacheBuilder expireAfter(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("an answer cannot be kept for " + time);
        }
        return expireAfter(trap ->
                trap instanceof Trap.Prototype || trap instanceof Trap.IsExtensible ? PropertyCache.FOREVER : time);
    }

    /**
     * How long the answer to each trap is kept, from when it came: a {@link Trap.Get}, {@link Trap.Has} or {@link
     * Trap.Describe}, whose key tells the property, {@link Trap.Keys}, {@link Trap.Prototype} or {@link
     * Trap.IsExtensible}. Called on the thread on which the answer came, with the cache locked; more than once for an
     * answer. A negative time is none.
     */
    public PropertyCacheBuilder expireAfter(Function<Trap, Duration> time) {
        this.expiry = time;
        return this;
    }

    /**
     * Which answers are kept, by the trap and what the owner answered: false is a veto. Called on the thread on which the
     * answer came, with the cache locked. All, by default.
     */
    public PropertyCacheBuilder keepOnly(BiPredicate<Trap, Reply.Ok> answers) {
        this.keep = answers;
        return this;
    }

    /** The clock, in nanoseconds from any origin; by default the system's. */
    public PropertyCacheBuilder ticker(LongSupplier nanos) {
        this.ticker = nanos;
        return this;
    }

    /** A cache for an object of this shape, with nothing in it. */
    public PropertyCache build(Shape shape) {
        return new PropertyCache(shape, () -> 0, this);
    }

    /** A cache for the object of this reference, with nothing in it; it holds the reference. */
    public PropertyCache build(Ref ref) {
        return new PropertyCache(ref.shape(), ref::changes, this);
    }
}
