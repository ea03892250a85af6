package dev.polyflux.guest;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages one way, in their order: kept until somebody receives them, then each handed over in a turn of its own. Once nobody
 * will receive any more they are dropped.
 *
 * <p>Thread-safe. There is one receiver at a time.
 */
public final class Mail<T extends @Nullable Object> {

    /** What nobody receives is not kept without end. */
    private static final int MOST = 10_000;

    private record Letter<T extends @Nullable Object>(T content) {}

    private record Receiver<T extends @Nullable Object>(Executor turns, BooleanSupplier gone, Consumer<T> taker) {}

    private final Queue<Letter<T>> waiting = new ArrayDeque<>();
    private @Nullable Receiver<T> receiver;
    private boolean delivering;
    private boolean ended;

    Mail() {}

    /**
     * Sends a message; to nobody where the mail has ended.
     *
     * @throws OverflowException when nobody receives, and has not for thousands of messages
     */
    public void send(T content) {
        synchronized (this) {
            if (ended) {
                return;
            }
            if (!isReceived() && waiting.size() >= MOST) {
                throw new OverflowException("nobody has received the last " + MOST + " messages");
            }
            waiting.add(new Letter<>(content));
        }
        deliver();
    }

    /** Hands over what has been sent and what will be, each as a turn of a loop; to whoever received before no more. */
    void receive(EventLoop loop, Consumer<T> taker) {
        become(new Receiver<>(loop::soon, loop::isDisposed, taker));
    }

    /** Hands over what has been sent and what will be, each as a task of {@code turns}; false where somebody receives already. */
    public boolean receiveAlone(Executor turns, Consumer<T> taker) {
        synchronized (this) {
            if (isReceived()) {
                return false;
            }
            become(new Receiver<>(turns, () -> false, taker));
        }
        return true;
    }

    private void become(Receiver<T> next) {
        synchronized (this) {
            receiver = next;
            delivering = false;
        }
        deliver();
    }

    /** Keeps what comes from now on for somebody else. */
    public synchronized void stop() {
        receiver = null;
        delivering = false;
    }

    /** Nobody will receive any more: what is kept goes, and what comes is dropped. */
    public synchronized void end() {
        ended = true;
        waiting.clear();
        stop();
    }

    /** A receiver that has gone with its loop, perhaps with a turn that was due, receives no more. */
    private synchronized boolean isReceived() {
        if (receiver != null && receiver.gone().getAsBoolean()) {
            stop();
        }
        return receiver != null;
    }

    private void deliver() {
        Receiver<T> next;
        synchronized (this) {
            next = receiver;
            if (next == null || delivering || waiting.isEmpty()) {
                return;
            }
            delivering = true;
        }
        try {
            next.turns().execute(() -> turn(next));
        } catch (ClosedException gone) {
            // its loop takes no more, and what is sent is kept for who may come after it
        }
    }

    private void turn(Receiver<T> due) {
        Letter<T> letter;
        synchronized (this) {
            if (due != receiver) {
                return;
            }
            letter = waiting.poll();
        }
        try {
            if (letter != null) {
                due.taker().accept(letter.content());
            }
        } finally {
            taken(due);
        }
    }

    private void taken(Receiver<T> due) {
        synchronized (this) {
            if (due == receiver) {
                delivering = false;
            }
        }
        deliver();
    }
}
