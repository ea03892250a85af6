package dev.polyflux.core;

import java.util.List;
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
    private final Object target;
    private final Shape shape;
    private final List<GuestError.Frame> origin;

    /** Written by the owner; who reads it elsewhere may see it late. */
    private boolean called;

    /** A reference to {@code target}, an object that only {@code owner} may touch. */
    public Ref(Endpoint owner, Object target, Shape shape) {
        this(owner, target, shape, List.of());
    }

    /** A reference to {@code target}, which first left its realm at {@code origin}. */
    public Ref(Endpoint owner, Object target, Shape shape, List<GuestError.Frame> origin) {
        this.owner = owner;
        this.target = target;
        this.shape = shape;
        this.origin = List.copyOf(origin);
    }

    /** Where the object lives and where every trap on it is answered. */
    public Endpoint owner() {
        return owner;
    }

    /** The object's type and features, known without asking its owner. */
    public Shape shape() {
        return shape;
    }

    /**
     * The guest object itself, in the owner engine's terms.
     *
     * @throws IllegalArgumentException when the asker is not the owner: no other realm may touch the object
     */
    public Object target(Endpoint asker) {
        if (asker != owner) {
            throw new IllegalArgumentException(asker.name() + " may not touch an object of " + owner.name());
        }
        return target;
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
     * Applies a trap on the owner's event loop.
     *
     * @return the reply, settled, as {@link Endpoint#dispatch} describes
     */
    public Mono<Reply> dispatch(Trap trap) {
        return owner.dispatch(this, trap);
    }

    @Override
    public String toString() {
        return shape.language() + " " + shape.typeName() + " of " + owner.name();
    }
}
