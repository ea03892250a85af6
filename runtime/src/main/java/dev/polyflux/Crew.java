package dev.polyflux;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import dev.polyflux.core.spi.Failsafe;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Those who work in a pool and the calls that wait for one of them. Thread-safe; its monitor is held for short and calls nobody.
 */
final class Crew<R extends Recruit> {

    private final PoolSpec spec;
    private final Tally tally = new Tally();
    private final Outbox outbox = new Outbox();
    private final Staff<R> staff;
    private final LinkedHashSet<Ticket<R>> queue = new LinkedHashSet<>();
    private final Sinks.Many<PoolEvent> events = Sinks.many().multicast().directBestEffort();
    private final Sinks.Empty<Void> idle = Sinks.empty();
    private int running;
    private @Nullable Supplier<PolyfluxException> closed;

    Crew(PoolSpec spec, Function<String, R> launch) {
        this.spec = spec;
        this.staff = new Staff<>(this, spec, launch, tally, outbox, this::tell, this::assign);
        synchronized (this) {
            staff.begin();
        }
        outbox.send();
    }

    // Calls.

    /** Calls that one of the crew is to take, each of whoever the route chooses. */
    PooledCalls<R> calls(Route<R> route) {
        return new PooledCalls<>(this, route);
    }

    /** Whoever takes the call, when there is one. */
    Mono<R> admitted(Ticket<R> ticket) {
        return Mono.create(sink -> enter(ticket, sink));
    }

    /** A call that was refused by one who is gone, and has begun nowhere, waits once more. */
    boolean goesElsewhere(Ticket<R> ticket, Throwable failure) {
        synchronized (this) {
            Member<R> had = ticket.member();
            boolean refused = failure instanceof ClosedException closing && closing.isRefusal();
            if (!refused || ticket.isOver() || had == null || had.recruit().isThere() || closed != null) {
                return false;
            }
            staff.gone(had);
            release(ticket, had);
            tally.rerouted();
        }
        outbox.send();
        return true;
    }

    /** That a worker has closed is the pool's doing where it was lost, and not the user's. */
    synchronized Throwable told(Ticket<R> ticket, Throwable failure) {
        Member<R> had = ticket.member();
        if (had == null || had.recruit().isThere() || closed != null || !(failure instanceof ClosedException)) {
            return failure;
        }
        staff.gone(had);
        return new WorkerFailedException(
                "'" + had.recruit().name() + "' was replaced while it had the call: " + had.lost(), failure);
    }

    private void enter(Ticket<R> ticket, MonoSink<R> sink) {
        Runnable answer;
        synchronized (this) {
            if (ticket.isOver()) {
                return; // cancelled
            }
            if (ticket.waits(sink, System.nanoTime())) {
                tally.asked();
            }
            answer = answer(ticket);
            if (answer == null) {
                waitFor(ticket);
            } else if (ticket.isAgain()) {
                outbox.put(answer); // this may be the thread of who is gone
            }
        }
        if (answer != null && !ticket.isAgain()) {
            answer.run();
        }
        outbox.send();
    }

    /** What the call is told at once; null where it has to wait. */
    private @Nullable Runnable answer(Ticket<R> ticket) {
        PolyfluxException refusal = closed == null ? staff.breaker().failure() : closed.get();
        if (refusal != null) {
            return end(ticket, Tally.End.REFUSED, refusal);
        }
        Runnable going = tryTake(ticket);
        if (going != null || queue.size() < spec.queue() || ticket.isAgain()) {
            return going;
        }
        return switch (spec.whenFull()) {
            case WAIT -> null;
            case FAIL -> end(ticket, Tally.End.REFUSED, overflow("is full"));
            case DROP_OLDEST -> {
                if (queue.isEmpty()) {
                    yield end(ticket, Tally.End.DROPPED, overflow("is full"));
                }
                outbox.put(end(queue.removeFirst(), Tally.End.DROPPED, overflow("is full, and others came later")));
                yield null;
            }
        };
    }

    private OverflowException overflow(String what) {
        return new OverflowException("the queue of pool '" + spec.name() + "' " + what + ": " + spec.size()
                + " workers have " + running + " calls, and " + spec.queue() + " may wait");
    }

    private void waitFor(Ticket<R> ticket) {
        if (ticket.isAgain()) {
            queue.addFirst(ticket);
        } else {
            queue.add(ticket);
        }
        Duration longest = spec.patience();
        if (longest != null) {
            ticket.patience(Schedulers.parallel()
                    .schedule(() -> expire(ticket, longest), Saturated.nanos(longest), TimeUnit.NANOSECONDS));
        }
    }

    private void expire(Ticket<R> ticket, Duration longest) {
        synchronized (this) {
            if (queue.remove(ticket)) {
                outbox.put(end(
                        ticket,
                        Tally.End.IMPATIENT,
                        new WaitTimeoutException(
                                "no worker of pool '" + spec.name() + "' had time for the call within " + longest)));
                assign();
            }
        }
        outbox.send();
    }

    /** The call has ended. */
    void leave(Ticket<R> ticket, Tally.End how) {
        synchronized (this) {
            if (ticket.isOver()) {
                return;
            }
            if (!ticket.isKnown()) {
                ticket.end(); // cancelled before it could ask
                return;
            }
            Member<R> had = ticket.member();
            conclude(ticket, how);
            queue.remove(ticket);
            if (had == null) {
                tally.waited(ticket.waited(System.nanoTime()));
            } else {
                if (how == Tally.End.COMPLETED) {
                    staff.proved(had);
                }
                release(ticket, had);
            }
            assign();
        }
        outbox.send();
    }

    private void release(Ticket<R> ticket, Member<R> had) {
        tally.ran(ticket.release(System.nanoTime()));
        running--;
        staff.drained(had);
    }

    private void refuseAll(PolyfluxException why) {
        queue.forEach(ticket -> outbox.put(end(ticket, Tally.End.REFUSED, why)));
        queue.clear();
    }

    /** What a call is told that gets nobody; it is not in the queue any more. */
    private Runnable end(Ticket<R> ticket, Tally.End how, Throwable why) {
        conclude(ticket, how);
        tally.waited(ticket.waited(System.nanoTime()));
        return ticket.refusing(why);
    }

    private void conclude(Ticket<R> ticket, Tally.End how) {
        ticket.end();
        tally.ended(how);
    }

    // Who gets whom.

    /** Gives those who wait, in their order, to whoever has time; or tells them that nobody will have. */
    private void assign() {
        PolyfluxException failure = staff.breaker().failure();
        if (failure != null) {
            refuseAll(failure);
        }
        Iterator<Ticket<R>> waiting = queue.iterator();
        while (waiting.hasNext() && hasRoom()) {
            Runnable word = tryTake(waiting.next());
            if (word != null) {
                waiting.remove();
                outbox.put(word);
            }
        }
        if (closed != null && queue.isEmpty() && running == 0) {
            outbox.put(idle::tryEmitEmpty);
        }
    }

    private boolean hasRoom() {
        return staff.places().stream().anyMatch(Slot::hasRoom);
    }

    /** Gives it to somebody who has time; null where nobody has, and an error where its predicate throws. */
    private @Nullable Runnable tryTake(Ticket<R> ticket) {
        Slot<R> chosen;
        try {
            chosen = ticket.route().choose(staff.places());
        } catch (RuntimeException | Error thrown) {
            return end(ticket, Tally.End.FAILED, Failsafe.telling(thrown));
        }
        if (chosen == null) {
            return null;
        }
        tally.waited(ticket.take(chosen.member(), System.nanoTime()));
        running++;
        return ticket.going(chosen.member().recruit());
    }

    // The rest.

    /** Has others take all places, see {@link Staff#renew}. */
    Mono<Void> renew(Function<String, R> launch) {
        return staff.renew(launch);
    }

    /** Takes no calls any more; ends all, at the latest after so long, and completes when they are gone. */
    Mono<Void> drain(Duration longest, Supplier<PolyfluxException> why) {
        return Mono.defer(() -> {
            synchronized (this) {
                if (closed == null) {
                    closed = why;
                }
                assign();
            }
            outbox.send();
            return idle.asMono().timeout(Saturated.delay(longest), Mono.empty()).then(Mono.defer(() -> close(why)));
        });
    }

    /** Ends all now. */
    Mono<Void> close(Supplier<PolyfluxException> why) {
        Mono<Void> ends;
        synchronized (this) {
            Supplier<PolyfluxException> reason = closed == null ? why : closed;
            closed = reason;
            refuseAll(why.get());
            ends = staff.close(reason);
            assign(); // who waits for the last call need not any more
            outbox.put(events::tryEmitComplete);
        }
        outbox.send();
        return ends;
    }

    private void tell(PoolEvent event) {
        outbox.put(() -> events.tryEmitNext(event));
    }

    Flux<PoolEvent> events() {
        return events.asFlux().onBackpressureBuffer().publishOn(Schedulers.boundedElastic());
    }

    synchronized PoolSnapshot snapshot() {
        return new PoolSnapshot(
                spec.name(),
                staff.generation(),
                staff.breaker().circuit(),
                staff.shown(),
                queue.size(),
                running,
                tally.counts());
    }
}
