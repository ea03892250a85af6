package dev.polyflux.guest;

import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import dev.polyflux.lifecycle.HookContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * What is exposed under a worker's {@code sync}, by name: functions, which are called, and values, which are read. Thread-safe.
 *
 * <p>Whoever asks for a function before it is exposed waits for it, until the worker's script has ended without it, or has gone
 * on without it for longer than one waits.
 */
public final class Exports {

    private final String worker;
    private final Mono<Void> patience;
    private final Map<String, @Nullable Object> exposed = new TreeMap<>();
    private final Map<String, List<MonoSink<Ref>>> waiting = new TreeMap<>();
    private final Set<BiConsumer<String, @Nullable Object>> followers = new LinkedHashSet<>();
    private @Nullable Function<String, PolyfluxException> end; // of a name, once nobody waits for it

    /** Nothing yet; who asks waits for ever. */
    public Exports(String worker) {
        this(worker, Mono.never());
    }

    /** Nothing yet; who asks for a function that is not there waits until {@code patience} is complete. */
    public Exports(String worker, Mono<Void> patience) {
        this.worker = worker;
        this.patience = patience;
    }

    /** Exposes a function or a value, in place of what had the same name. */
    public void put(String name, @Nullable Object value) {
        List<MonoSink<Ref>> waiters;
        synchronized (this) {
            exposed.put(name, value);
            followers.forEach(follower -> follower.accept(name, value));
            waiters = waiting.remove(name);
        }
        if (waiters != null) {
            waiters.forEach(sink -> tell(sink, name, value));
        }
    }

    /** Exposes nothing under this name any more. */
    public synchronized void remove(String name) {
        exposed.remove(name);
        followers.forEach(follower -> follower.accept(name, Marker.MISSING));
    }

    /**
     * Has {@code follower} told of all that is exposed, and of each change, {@link Marker#MISSING} for what is not any more; in their
     * order, and before anybody else. It may neither block nor throw.
     */
    public synchronized Disposable follow(BiConsumer<String, @Nullable Object> follower) {
        exposed.forEach(follower);
        followers.add(follower);
        return () -> unfollow(follower);
    }

    private synchronized void unfollow(BiConsumer<String, @Nullable Object> follower) {
        followers.remove(follower);
    }

    /** What is exposed under this name now; {@link Marker#MISSING} where nothing is. */
    public synchronized @Nullable Object get(String name) {
        return exposed.containsKey(name) ? exposed.get(name) : Marker.MISSING;
    }

    /** The function exposed under this name now, if there is one. */
    public @Nullable Ref function(String name) {
        return get(name) instanceof Ref ref && isFunction(ref) ? ref : null;
    }

    /** Whether a value is called rather than read. */
    static boolean isFunction(@Nullable Object value) {
        return value instanceof Ref ref && ref.shape().has(Shape.Feature.CALLABLE);
    }

    private void tell(MonoSink<Ref> sink, String name, @Nullable Object value) {
        if (isFunction(value)) {
            sink.success((Ref) value);
        } else {
            sink.error(noFunction(name));
        }
    }

    private PolyfluxException noFunction(String name) {
        return new UnsupportedTrapException(
                "sync." + name + " of '" + worker + "' is a value, not a function: read it");
    }

    /**
     * The function of this name as soon as there is one; on the thread that exposes it where it has to be waited for.
     *
     * <p>An error where the worker's script ended without exposing it, where that goes on without it for too long, or where the
     * worker is closed.
     */
    public Mono<Ref> find(String name) {
        return Mono.deferContextual(asker -> {
            Ref known = function(name);
            if (known == null && worker.equals(asker.getOrDefault(HookContext.REALM, null))) {
                return Mono.error(late(name)); // its script does not go on before its hook does
            }
            return known != null ? Mono.just(known) : waitFor(name).timeout(patience, Mono.error(() -> late(name)));
        });
    }

    private Mono<Ref> waitFor(String name) {
        return Mono.create(sink -> {
            Object known;
            Function<String, PolyfluxException> ended;
            synchronized (this) {
                known = get(name);
                ended = end;
                if (known == Marker.MISSING && ended == null) {
                    waiting.computeIfAbsent(name, n -> new ArrayList<>()).add(sink);
                    sink.onCancel(() -> forget(name, sink));
                    return;
                }
            }
            if (known != Marker.MISSING) {
                tell(sink, name, known);
            } else if (ended != null) {
                sink.error(ended.apply(name));
            }
        });
    }

    /** The first of these names under which there is a function, as soon as there is one; otherwise as {@link #find}. */
    public Mono<String> firstOf(List<String> names) {
        return Mono.firstWithValue(
                        names.stream().map(name -> find(name).thenReturn(name)).toList())
                .onErrorMap(NoSuchElementException.class, none -> nothing(String.join("' or '", names)));
    }

    private PolyfluxException nothing(String names) {
        Function<String, PolyfluxException> ended = ending();
        return ended == null ? late(names) : ended.apply(names);
    }

    /** There is none of this name, and there is no time to wait for it. */
    public PolyfluxException late(String name) {
        return new WaitTimeoutException(
                "'" + worker + "' has no function '" + name + "' yet: its script goes on and exposes " + listed());
    }

    private synchronized void forget(String name, MonoSink<Ref> sink) {
        List<MonoSink<Ref>> waiters = waiting.get(name);
        if (waiters != null) {
            waiters.remove(sink);
        }
    }

    private synchronized @Nullable Function<String, PolyfluxException> ending() {
        return end;
    }

    /** The script has ended: nobody waits for a function any longer. Says nothing new of a worker that is gone. */
    public void end() {
        end(
                name -> new UnsupportedTrapException(without(name) + "its script has ended and exposes " + listed()),
                false);
    }

    /** The worker has failed: nobody waits for a function any longer, and whoever asks for one that is not there hears why. */
    public void fail(Throwable why) {
        end(name -> new WorkerFailedException(without(name) + "it has failed, with " + why.getMessage(), why), false);
    }

    /** The worker is gone: every function with it. */
    public void end(Supplier<PolyfluxException> reason) {
        end(name -> reason.get(), true);
    }

    private String without(String name) {
        return "'" + worker + "' has no function '" + name + "': ";
    }

    private void end(Function<String, PolyfluxException> reason, boolean gone) {
        Map<String, List<MonoSink<Ref>>> waiters;
        synchronized (this) {
            if (end != null && !gone) {
                return;
            }
            end = reason;
            waiters = new TreeMap<>(waiting);
            waiting.clear();
        }
        waiters.forEach((name, sinks) -> sinks.forEach(sink -> sink.error(reason.apply(name))));
    }

    /** The names there are now, as messages list them. */
    public synchronized String listed() {
        return exposed.isEmpty() ? "none" : String.join(", ", exposed.keySet());
    }
}
