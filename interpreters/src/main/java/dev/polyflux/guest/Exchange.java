package dev.polyflux.guest;

import dev.polyflux.bus.Pump;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Reason;
import dev.polyflux.core.Ref;
import dev.polyflux.core.ReleasedException;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import dev.polyflux.promise.Promises;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Sends traps for guest code and hands it what they give: values as its own, failures thrown as its own errors, later ones
 * as its own promises.
 */
final class Exchange {

    private final Guest guest;
    private final Surroundings surroundings;
    private final @Nullable ProxyCaches caches;

    Exchange(Guest guest, Surroundings surroundings) {
        this.guest = guest;
        this.surroundings = surroundings;
        this.caches = guest.caches();
    }

    /** Whether a trap on this reference would wait here and now, rather than be refused. */
    boolean waits(Ref ref) {
        return given(ref).owner().mayAwait();
    }

    @Nullable
    Object await(Ref ref, Trap trap) {
        return take(reply(ref, trap));
    }

    /** What is read of an object; its method is bound to it. */
    @Nullable
    Object member(Ref ref, Trap.Get trap) {
        Reply reply = reply(ref, trap);
        return reply instanceof Reply.Ok(Ref method) && method.shape().has(Feature.CALLABLE)
                ? arriving(() -> guest.crossing().method(method, ref))
                : take(reply);
    }

    private Reply reply(Ref ref, Trap trap) {
        Context held = guest.held();
        return held == null ? ask(ref, trap) : surroundings.loop().asking(held, () -> ask(ref, trap));
    }

    private Reply ask(Ref ref, Trap trap) {
        try {
            return caches == null ? ref.await(trap) : caches.await(ref, trap);
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /** A call waits where waiting is legal, and gives a promise or awaitable where it is not. */
    @Nullable
    Object call(Ref ref, Trap trap) {
        return waits(ref) ? await(ref, trap) : later(ref, trap);
    }

    private @Nullable Object take(Reply reply) {
        return switch (reply) {
            case Reply.Ok(var value) -> arrived(value);
            case Reply.Err(var error) -> throw guest.failures().raise(error);
        };
    }

    @Nullable
    Object arrived(@Nullable Object wire) {
        return arriving(() -> guest.crossing().in(wire));
    }

    private <T extends @Nullable Object> T arriving(Supplier<T> arrival) {
        try {
            return arrival.get();
        } catch (ReleasedException e) {
            throw guest.failures().raise(e);
        }
    }

    Object later(Ref ref, Trap trap) {
        return later(checked(() -> caches == null ? ref.dispatch(trap) : caches.dispatch(ref, trap)));
    }

    Object later(Mono<Reply> reply) {
        Promises.Deferred deferred = guest.promises().defer();
        Disposable pending = settle(reply, deferred.resolve(), deferred.reject());
        if (!pending.isDisposed()) {
            guest.promises().onCancel(deferred, pending);
        }
        return deferred.promise();
    }

    /** A reply whatever comes: what Java's own side fails with is one, too. */
    Mono<Reply> told(Mono<Reply> reply) {
        return reply.onErrorResume(PolyfluxException.class, error -> Mono.just(new Reply.Err(error)))
                .onErrorResume(failure -> Mono.just(new Reply.Err(GuestException.ofJava(failure))));
    }

    /** What a promise or awaitable elsewhere comes to; the caller waits, and the realm's loop goes on below it. */
    @Nullable
    Object settled(Ref outcome) {
        AtomicReference<@Nullable Reply> reply = new AtomicReference<>();
        Disposable watching = outcome.dispatch(new Trap.Await()).subscribe(reply::set);
        try {
            checking(() -> {
                surroundings.suspended();
                Pump.until(
                        () -> reply.get() != null,
                        outcome + " of " + outcome.owner().name());
            });
        } finally {
            watching.dispose();
        }
        return take(Objects.requireNonNull(reply.get()));
    }

    Disposable settle(Mono<Reply> reply, Value settled, Value failed) {
        Context held = guest.held();
        return (held == null ? reply : reply.contextWrite(held))
                .subscribe(
                        outcome -> enter(() -> settle(outcome, settled, failed)),
                        error -> enter(() -> settle(new Reply.Err(GuestException.ofJava(error)), settled, failed)));
    }

    private void settle(Reply outcome, Value settled, Value failed) {
        switch (outcome) {
            case Reply.Ok(var value) -> {
                Object arrived;
                try {
                    arrived = guest.crossing().in(value);
                } catch (Throwable thrown) {
                    failed.executeVoid(guest.failures().value(guest.failures().told(thrown)));
                    return;
                }
                settled.executeVoid(arrived);
            }
            case Reply.Err(var error) -> failed.executeVoid(guest.failures().value(error));
        }
    }

    /** Data that an exposed function answers comes as a copy where this realm could not read it without awaiting. */
    Mono<Reply> readable(Reply reply) {
        return reply instanceof Reply.Ok(Ref ref) && ref.shape().isPlain() && !waits(ref)
                ? ref.dispatch(new Trap.Detach())
                : Mono.just(reply);
    }

    /** Runs guest code that nobody waits for. What it throws, or what a reaction it set off throws, is uncaught. */
    void enter(Runnable code) {
        try {
            code.run();
        } catch (PolyglotException e) {
            if (guest.failures().of(e) instanceof GuestException uncaught) {
                surroundings.uncaught(uncaught);
            }
        }
    }

    /** A service of the realm's; what it refuses, and what does not fit it, is thrown as the guest's own error. */
    <T extends @Nullable Object> T checked(Supplier<T> service) {
        try {
            return service.get();
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /** As {@link #checked(Supplier)}, for what gives nothing. */
    void checking(Runnable service) {
        try {
            service.run();
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /**
     * What is thrown into the guest code that called. The prelude hands over what fits; whatever else calls is told no more
     * than that it does not, by an error that its language can catch.
     */
    private RuntimeException refused(RuntimeException failure) {
        return switch (failure) {
            case PolyglotException guests when !guests.isInternalError() -> guests;
            case PolyfluxException ours -> guest.failures().raise(ours);
            default -> guest.failures().raise(new ConversionException("the arguments do not fit the call"));
        };
    }

    // What guest code hands over. Its languages hand over a null for anything.

    <T> T given(@Nullable T argument) {
        if (argument == null) {
            throw refused(new NullPointerException());
        }
        return argument;
    }

    /** A function, which will be called. */
    Value function(Value given) {
        if (!given.canExecute()) {
            throw refused(new IllegalArgumentException());
        }
        return given;
    }

    /** An element of a guest sequence; the engine fails in its own way where there is none. */
    static Value element(Value sequence, long at) {
        if (at >= sequence.getArraySize()) {
            throw new IllegalArgumentException("there is no element " + at);
        }
        return sequence.getArrayElement(at);
    }

    /** Why guest code ends something; the other reasons are none of its own. */
    Reason reason(String name) {
        return checked(() -> switch (name) {
            case "DESTROYED" -> Reason.DESTROYED;
            case "CALL_ENDED" -> Reason.CALL_ENDED;
            default -> throw new IllegalArgumentException(name);
        });
    }

    @Nullable
    Object out(Value value) {
        try {
            return within(guest.crossing().out(value));
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    private @Nullable Object within(@Nullable Object wire) {
        return surroundings.copyLimit().within(wire);
    }

    private List<@Nullable Object> each(Value values) {
        try {
            List<@Nullable Object> wires = guest.crossing().elements(values);
            wires.forEach(this::within);
            return wires;
        } catch (RuntimeException e) {
            throw refused(e);
        }
    }

    /** A key that is looked up as it is; what guest code names by a string is one. */
    Object key(Value key) {
        Object wire = out(key);
        return wire == null ? Marker.MISSING : wire;
    }

    Arguments positional(Value arguments) {
        return new Arguments(each(arguments), Map.of());
    }

    Arguments arguments(Value arguments, Value names, Value values) {
        return new Arguments(each(arguments), keywords(names, values));
    }

    Map<String, @Nullable Object> keywords(Value names, Value values) {
        List<@Nullable Object> members = each(values);
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
        checking(() -> {
            for (int i = 0; i < members.size(); i++) {
                keywords.put(element(names, i).asString(), members.get(i));
            }
        });
        return keywords;
    }
}
