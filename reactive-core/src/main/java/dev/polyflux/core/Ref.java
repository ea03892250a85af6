package dev.polyflux.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The Java handle of one guest object: its owner and its target.
 *
 * <p>A reference holds its target strongly and is itself held only by the proxies made from it, so the collector of the
 * JVM frees both together, cycles through several realms included. When its owner ends, it lets go of the target. Two
 * references are the same object exactly when they are {@code ==}: an owner hands out one reference per object, beside the
 * leases of it. Safe to pass between threads.
 */
public final class Ref {

    private static final VarHandle CHANGES;

    static {
        try {
            CHANGES = MethodHandles.lookup().findVarHandle(Ref.class, "changes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Endpoint owner;
    private final Shape shape;
    private final @Nullable Lease lease;
    private final List<GuestError.Frame> origin;

    /** Written by the owner; who reads it elsewhere may see it late. */
    private boolean called;

    /** Null for a leased reference, whose lease has it, and once the owner has ended; only the owner's loop looks at it. */
    private @Nullable Object target;

    private long changes; // by CHANGES

    /** A reference to {@code target}, an object that only {@code owner} may touch. */
    public Ref(Endpoint owner, Object target, Shape shape) {
        this(owner, target, shape, List.of());
    }

    /** A reference to {@code target}, which first left its realm at {@code origin}. */
    public Ref(Endpoint owner, Object target, Shape shape, List<GuestError.Frame> origin) {
        this.owner = owner;
        this.target = target;
        this.shape = shape;
        this.lease = null;
        this.origin = List.copyOf(origin);
    }

    Ref(Endpoint owner, Lease lease, Shape shape) {
        this.owner = owner;
        this.shape = shape;
        this.lease = lease;
        this.origin = List.of();
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
     * @throws ClosedException when the owner has ended
     */
    public Lease lend() {
        return lease == null ? new Lease(owner, there(), there(), shape, false, null) : lease.copy();
    }

    /**
     * The guest object itself, in the owner engine's terms.
     *
     * @throws IllegalArgumentException when the asker is not the owner: no other realm may touch the object
     * @throws ReleasedException when the reference has ended
     * @throws ClosedException when the owner has ended
     */
    public Object target(Endpoint asker) {
        check(asker);
        return lease == null ? there() : lease.target();
    }

    /** The guest object, for one trap: the one call of a reference that is good for one ends it; otherwise as the target. */
    public Object target(Endpoint asker, Trap trap) {
        check(asker);
        return lease == null ? there() : lease.use(trap);
    }

    /** What the reference is when it comes home: the target, or what stands for it there; otherwise as the target. */
    public Object home(Endpoint asker) {
        check(asker);
        return lease == null ? there() : lease.home();
    }

    private void check(Endpoint asker) {
        if (asker != owner) {
            throw new IllegalArgumentException(asker.name() + " may not touch an object of " + owner.name());
        }
    }

    private Object there() {
        Object there = target;
        if (there == null) {
            throw new ClosedException(owner.name() + " is closed");
        }
        return there;
    }

    /** Lets go of the target, for its owner, which has ended. */
    public void end(Endpoint asker) {
        check(asker);
        target = null;
        if (lease != null) {
            lease.end(Reason.REALM_CLOSED, owner.name(), Instant.now(), owner.name() + " is closed", null);
        }
    }

    /** Where user code was when the object first left its realm, innermost first; empty unless debugging is on. */
    public List<GuestError.Frame> origin() {
        return origin;
    }

    /** Whether the object has been called through this reference. */
    public boolean wasCalled() {
        return called;
    }

    /** Notes, for its owner, that the object is being called. */
    public void noteCall() {
        called = true;
    }

    /**
     * How often the object may have been changed, as far as its owner knows: what was read before this rose may be so no
     * longer. Whoever has heard of a change, in whatever way, sees it here.
     */
    public long changes() {
        return (long) CHANGES.getAcquire(this);
    }

    /** Says that the object may be about to change, and again that it may have changed; for the owner. */
    public void changed() {
        CHANGES.getAndAddRelease(this, 1L);
    }

    /**
     * Applies a trap on the owner's event loop; nothing is sent where the reference is known to have ended.
     *
     * <p>Cold, and an error is a {@link Reply.Err}, never an error signal: {@link Reply#orThrow} makes it one.
     *
     * @return the reply, settled, as {@link Endpoint#dispatch} describes; {@link ReleasedException} where the reference has ended
     */
    public Mono<Reply> dispatch(Trap trap) {
        Lease.Ended ended = lease == null ? null : lease.ended();
        return ended == null ? owner.dispatch(this, trap) : Mono.just(refusal(ended));
    }

    /**
     * Applies a trap and waits; nothing is sent where the reference is known to have ended. The thread that calls waits; with
     * {@link #dispatch} none does.
     *
     * @return the reply, as {@link Endpoint#await} describes; {@link ReleasedException} where the reference has ended
     */
    public Reply await(Trap trap) {
        Lease.Ended ended = lease == null ? null : lease.ended();
        return ended == null ? owner.await(this, trap) : refusal(ended);
    }

    /** Goes through it, where it is an iterator, as {@link Endpoint#iterate} says; no step is sent once the reference has ended. */
    public Iteration iterate(boolean sized) {
        return lease == null ? owner.iterate(this, sized) : new Steps(this);
    }

    private static Reply refusal(Lease.Ended ended) {
        return new Reply.Err(ended.error());
    }

    @Override
    public String toString() {
        return shape.language() + " " + shape.typeName() + " of " + owner.name();
    }
}
