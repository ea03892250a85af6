package dev.polyflux.guest;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages one way, in their order: kept until somebody receives them, then each handed over in a turn of its own.
 *
 * <p>Thread-safe. There is one receiver at a time, the one that came last.
 */
public final class Mail<T extends @Nullable Object> {

    /** What nobody receives is not kept without end. */
    private static final int MOST = 10_000;

    private record Letter<T extends @Nullable Object>(T content) {}

    private record Receiver<T extends @Nullable Object>(Executor turns, Consumer<T> taker) {}

    private final Queue<Letter<T>> waiting = new ArrayDeque<>();
    private @Nullable Receiver<T> receiver;
    private boolean delivering;

    Mail() {}

    /**
     * Sends a message.
     *
     * @throws OverflowException when nobody receives, and has not for thousands of messages
     */
    public void send(T content) {
        synchronized (this) {
            if (receiver == null && waiting.size() >= MOST) {
                throw new OverflowException("nobody has received the last " + MOST + " messages");
            }
            waiting.add(new Letter<>(content));
        }
        deliver();
    }

    /** Hands over what has been sent and what will be, each as a task of {@code turns}; until the next call. */
    public void receive(Executor turns, Consumer<T> taker) {
        synchronized (this) {
            receiver = new Receiver<>(turns, taker);
            delivering = false;
        }
        deliver();
    }

    /** Keeps what comes from now on for somebody else. */
    public synchronized void stop() {
        receiver = null;
        delivering = false;
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
            // its loop takes no more, and nobody else will come
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
