package dev.polyflux.lifecycle.spi;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * One totally ordered feed of events that begins, for each subscriber, with what still holds.
 *
 * <p>The monitor makes the order, and joining it atomic with the replay. It is held while an event enters the queue
 * before {@code publishOn}, never while a subscriber's code runs: that is on {@link #DELIVERY}.
 */
final class Feed<E> {

    /** One virtual thread per burst of events: a subscriber that blocks costs nobody else a thread. */
    static final Scheduler DELIVERY = Schedulers.fromExecutor(
            task -> Thread.ofVirtual().name("polyflux-lifecycle").start(task));

    private final Map<Object, E> holding = new LinkedHashMap<>();
    private final Set<FluxSink<E>> subscribers = new LinkedHashSet<>();
    private final Consumer<Boolean> whenHeard;
    private boolean closed;

    /** {@code whenHeard} is told, within the monitor, that there is a subscriber now, or none any more. */
    Feed(Consumer<Boolean> whenHeard) {
        this.whenHeard = whenHeard;
    }

    Flux<E> events() {
        return asItHappens().publishOn(DELIVERY, Integer.MAX_VALUE);
    }

    /** The same, delivered within the monitor. */
    Flux<E> asItHappens() {
        return Flux.create(this::join);
    }

    /** Tells an event that holds until the next one about the same subject. */
    synchronized void tell(Object subject, E event) {
        holding.remove(subject);
        holding.put(subject, event);
        publish(event);
    }

    /** Tells the last event about a subject: whoever joins later hears nothing of it. */
    synchronized void tellLast(Object subject, E event) {
        forget(subject);
        publish(event);
    }

    /** Tells an event that changes nothing that holds. */
    synchronized void pass(E event) {
        publish(event);
    }

    /** Ends what holds about a subject without a word. */
    synchronized void forget(Object subject) {
        holding.remove(subject);
    }

    synchronized List<E> holding() {
        return List.copyOf(holding.values());
    }

    synchronized @Nullable E latest(Object subject) {
        return holding.get(subject);
    }

    /** Completes every subscriber, and later ones after the replay. */
    synchronized void close() {
        closed = true;
        Set.copyOf(subscribers).forEach(FluxSink::complete);
    }

    private void publish(E event) {
        if (!closed) {
            subscribers.forEach(sink -> sink.next(event));
        }
    }

    private synchronized void join(FluxSink<E> sink) {
        holding.values().forEach(sink::next);
        if (closed) {
            sink.complete();
            return;
        }
        subscribers.add(sink);
        if (subscribers.size() == 1) {
            whenHeard.accept(true);
        }
        sink.onDispose(() -> leave(sink));
    }

    private synchronized void leave(FluxSink<E> sink) {
        if (subscribers.remove(sink) && subscribers.isEmpty()) {
            whenHeard.accept(false);
        }
    }
}
