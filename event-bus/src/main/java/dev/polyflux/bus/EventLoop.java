package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * A realm's only thread: it runs messages in the order they arrive, and timers when they are due.
 *
 * <p>Methods may be called from any thread. What a task throws goes to {@link EventLoopBuilder#onFailure}; the loop goes
 * on. The thread is a daemon: a loop keeps no process running; who waits for what it does, or for {@link #closed}, does.
 *
 * <p>As a {@link reactor.core.scheduler.Scheduler} it refuses with {@link java.util.concurrent.RejectedExecutionException},
 * as Reactor's operators expect, and gives the typed error as the cause.
 */
public final class EventLoop extends LoopScheduler implements Executor {

    /** What {@link #pending} calls code that runs and waits for nobody. */
    public static final String RUNNING = "a running task";

    private final String name;
    private final LoopWaits waits;
    private final LongSupplier ticker;
    private final Inbox inbox;
    private final Timers timers;
    private final OpenWork open = OpenWork.none();
    private final Liveness liveness;
    private final LoopLife life;
    private final Entrance entrance;

    /** An event loop to be configured and started; {@code name} appears in messages and names its thread. */
    public static EventLoopBuilder named(String name) {
        return new EventLoopBuilder(name);
    }

    /** The loop whose thread the caller is on; null on any other thread. */
    public static @Nullable EventLoop current() {
        return Thread.currentThread() instanceof LoopThread here ? here.loop : null;
    }

    EventLoop(EventLoopBuilder builder) {
        name = builder.name;
        waits = new LoopWaits(builder);
        ticker = builder.ticker;
        inbox = new Inbox(this, builder.capacity);
        timers = new Timers(ticker, this::timersChanged);
        liveness = new Liveness(inbox, timers, open.asked());
        life = new LoopLife(this, builder, inbox, timers, liveness);
        entrance = new Entrance(this, inbox, life);
    }

    void begin() {
        life.thread().start();
    }

    /** The name it was given. */
    public String name() {
        return name;
    }

    /** Whether the caller is on this loop's thread. */
    public boolean inLoop() {
        return Thread.currentThread() == life.thread();
    }

    // Tasks and timers.

    /**
     * Runs a task on the loop, after all that this thread has sent before.
     *
     * @throws OverflowException when the inbox is full: try again once the loop has caught up
     * @throws ClosedException when closing has begun; a task sent in the very moment the loop ends may be dropped instead
     */
    @Override
    public void execute(Runnable task) {
        PolyfluxException refusal = offer(new Task(task));
        if (refusal != null) {
            throw refusal;
        }
    }

    /**
     * Runs a task on the loop as {@link #execute} does, however full its inbox is: for what the loop's own code puts off,
     * which slows down nobody else and cannot try again.
     *
     * @throws ClosedException when closing has begun
     */
    public void soon(Runnable task) {
        entrance.putOff(task);
    }

    @Override
    Disposable timer(Runnable task, long delayNanos, long periodNanos) {
        Timer timer = life.isOpen() ? timers.add(task, delayNanos, periodNanos, origin()) : null;
        if (timer == null) {
            throw closedException();
        }
        return timer;
    }

    private void timersChanged() {
        life.timersChanged();
    }

    /** Of what the caller does just now; null where that is not the loop. */
    @Nullable
    Origin origin() {
        return inLoop() ? Origin.of(life.running().now(), this) : null;
    }

    /** Whether what the loop does just now was interrupted, as {@link Recall#interrupt} does; on the loop. */
    public boolean wasInterrupted() {
        Object now = life.running().now();
        return now != null && life.running().wasHit(now);
    }

    /**
     * Runs {@code interrupter} while the loop is in the midst of something, as {@link Recall#interrupt} does; false where it is
     * in the midst of nothing.
     */
    public boolean interrupt(Runnable interrupter) {
        Object now = life.running().now();
        return now != null && life.running().interrupt(now, null, interrupter);
    }

    // Work and rest.

    /**
     * Tells whether the loop is at rest: -1 while it runs, or has messages, timers, open calls to others or reasons to
     * stay alive; otherwise a stamp, which is another one after any work.
     *
     * <p>Where all loops of a process, asked in two rounds, give the same stamps in both, none of them does anything again
     * unless a thread outside makes it.
     */
    public long quietStamp() {
        return liveness.stamp();
    }

    /** What the loop still has to do or waits for, in words such as {@code 2 timers}; for messages. */
    public List<String> pending() {
        return liveness.pending(inLoop() ? null : waits.task());
    }

    /** Makes the loop count as having work until the result is disposed; {@code reason} appears in {@link #pending}. */
    public Disposable keepAlive(String reason) {
        return liveness.keepAlive(reason);
    }

    /**
     * A reply that comes from elsewhere than a loop, delivered on this one however full its inbox is; nothing for an empty
     * source, and an error signal as {@link Reply.Err}.
     *
     * <p>Cold. Until it has come the loop counts as having work, for {@code reason}; cancelling, or closing the loop, cancels
     * {@code source}.
     */
    public Mono<Reply> bring(Mono<Reply> source, String reason) {
        return Homecoming.of(this, source, reason);
    }

    /**
     * Waits on this loop for a reply that comes from elsewhere than a loop, where the loop may wait; it goes on answering calls
     * of its own chain. Giving up cancels {@code source}.
     */
    Reply await(Mono<Reply> source, String owner, String what, boolean comesBack) {
        return new Errand(this, source, owner, what).await(comesBack);
    }

    // Closing.

    /**
     * Closes the loop in order: it takes no new work, runs what is in the inbox, cancels the timers, ends open calls with
     * {@link ClosedException}, runs what {@link #onClose} was given, and ends its thread. A wait it is in is interrupted.
     *
     * <p>Closing begins with the subscription; cancelling does not stop it. Subscribing again, or closing a closed loop, is
     * harmless, and the shortest grace holds.
     *
     * @param grace how long this may take, in {@linkplain #spends the loop's own time}, before the thread is interrupted and
     *     what is left in the inbox ends with {@link ClosedException}
     * @return completes when the thread has ended, on a thread of its own
     */
    public Mono<Void> close(Duration grace) {
        return close(grace, () -> {});
    }

    /** Closes the loop as {@link #close(Duration)}, and does {@code late}, on a thread that may block, after the interrupt. */
    public Mono<Void> close(Duration grace, Runnable late) {
        return Mono.defer(() -> {
            life.close(grace, late);
            return life.closing().closed();
        });
    }

    /**
     * Completes when the loop has had so much time from the subscription on: what its thread computes, and what it waits.
     * Time in which the machine has no processor for it counts little, so a deadline kept by this punishes nobody for that.
     */
    public Mono<Void> spends(Duration time) {
        return Mono.defer(() -> {
            BooleanSupplier spent = spent(time);
            return Flux.interval(LoopTime.between(time))
                    .onBackpressureDrop()
                    .takeUntil(look -> spent.getAsBoolean())
                    .then();
        });
    }

    /** Tells whether the loop has had so much of {@linkplain #spends its own time} from now on. For one thread at a time. */
    public BooleanSupplier spent(Duration time) {
        LoopTime had = life.time();
        return () -> had.look().isOver(time);
    }

    /**
     * What the loop is in the midst of, in words, when that has had more than {@code limit} of {@linkplain #spends the loop's own
     * time}; once for each such piece of work. Completes when the loop has ended.
     */
    public Flux<String> stuck(Duration limit) {
        return LongWork.of(this, limit);
    }

    /** Completes when the loop's thread has ended, on a thread of its own; closes nothing. */
    public Mono<Void> closed() {
        return life.closing().closed();
    }

    /**
     * Has a task run on the loop when everything else is done, the one given last first.
     *
     * @throws ClosedException when the loop has got past that
     */
    public EventLoop onClose(Runnable task) {
        life.closing().add(task);
        return this;
    }

    @Override
    public String toString() {
        return "event loop " + name;
    }

    @Override
    @Nullable
    PolyfluxException offer(Message message) {
        return entrance.offer(message);
    }

    ClosedException closedException() {
        return new ClosedException(name + " is closed");
    }

    /** As {@link #closedException}, for what has not begun. */
    ClosedException refusal() {
        return ClosedException.refusing(name + " is closed");
    }

    /** Runs work whose waits are made in a context. On the loop. */
    public <T> T asking(ContextView within, Supplier<T> work) {
        return waits.in(within, work);
    }

    /** The context that the work which runs just now makes its waits in. On the loop. */
    public ContextView asked() {
        return waits.context();
    }

    // For what runs on it.

    LoopWaits waits() {
        return waits;
    }

    OpenWork open() {
        return open;
    }

    @Override
    long nanos() {
        return ticker.getAsLong();
    }

    @Override
    LoopLife life() {
        return life;
    }

    Entrance entrance() {
        return entrance;
    }

    Inbox inbox() {
        return inbox;
    }

    Timers timers() {
        return timers;
    }

    Liveness liveness() {
        return liveness;
    }
}
