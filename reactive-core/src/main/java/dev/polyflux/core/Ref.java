package dev.polyflux.core;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The Java handle of one guest object: its owner and its target.
 *
 * <p>A reference holds its target strongly and is itself held only by the proxies made from it, so the collector of the
 * JVM frees both together, cycles through several realms included. Two references are the same object exactly when they
 * are {@code ==}: an owner hands out one reference per object. Safe to pass between threads.
 */
public final class Ref {

    private final Endpoint owner;
    private final Object target; // of a leased reference, its lease
    private final Shape shape;
    private final @Nullable Lease lease;

    /** A reference to {@code target}, an object that only {@code owner} may touch. */
    public Ref(Endpoint owner, Object target, Shape shape) {
        this.owner = owner;
        this.target = target;
        this.shape = shape;
        this.lease = null;
    }

    Ref(Endpoint owner, Lease lease, Shape shape) {
        this.owner = owner;
        this.target = lease;
        this.shape = shape;
        this.lease = lease;
    }

    /** Where the object lives and where every trap on it is answered. */
    public Endpoint owner() {
        return owner;
    }

    /** The object's type and features, known without asking its owner. */
    public Shape shape() {
        return shape;
    }

    /** What ends this reference; null for one that lives as long as anybody holds it. */
    public @Nullable Lease lease() {
        return lease;
    }

    /**
     * A second reference to the same object, which ends when the lease is closed: whoever it was handed to can use the object
     * no longer than that.
     *
     * <pre>{@code
     * try (Lease lease = ref.lend()) {
     *     worker.call("use", Void.class, lease.ref()).block();
     * }
     * }</pre>
     *
     * @throws ReleasedException when this reference has ended
     */
    public Lease lend() {
        return lease == null ? new Lease(owner, target, target, shape, false, null) : lease.copy();
    }

    /**
     * The guest object itself, in the owner engine's terms.
     *
     * @throws IllegalArgumentException when the asker is not the owner: no other realm may touch the object
     * @throws ReleasedException when the reference has ended
     */
    public Object target(Endpoint asker) {
        check(asker);
        return lease == null ? target : lease.target();
    }

    /** The guest object, for one trap: the one call of a reference that is good for one ends it; otherwise as the target. */
    public Object target(Endpoint asker, Trap trap) {
        check(asker);
        return lease == null ? target : lease.use(trap);
    }

    /** What the reference is when it comes home: the target, or what stands for it there; otherwise as the target. */
    public Object home(Endpoint asker) {
        check(asker);
        return lease == null ? target : lease.home();
    }

    private void check(Endpoint asker) {
        if (asker != owner) {
            throw new IllegalArgumentException(asker.name() + " may not touch an object of " + owner.name());
        }
    }

    /**
     * Applies a trap on the owner's event loop; nothing is sent where the reference is known to have ended.
     *
     * @return the reply, settled, as {@link Endpoint#dispatch} describes
     */
    public Mono<Reply> dispatch(Trap trap) {
        Lease.Ended ended = lease == null ? null : lease.ended();
        return ended == null ? owner.dispatch(this, trap) : Mono.just(refusal(ended));
    }

    /**
     * Applies a trap and waits; nothing is sent where the reference is known to have ended.
     *
     * @return the reply, as {@link Endpoint#await} describes
     */
    public Reply await(Trap trap) {
        Lease.Ended ended = lease == null ? null : lease.ended();
        return ended == null ? owner.await(this, trap) : refusal(ended);
    }

    private static Reply refusal(Lease.Ended ended) {
        return new Reply.Err(new ReleasedException(ended.message()));
    }

    @Override
    public String toString() {
        return shape.language() + " " + shape.typeName() + " of " + owner.name();
    }
}
