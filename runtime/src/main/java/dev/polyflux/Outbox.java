package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.scheduler.Schedulers;

/**
 * What a monitor has decided and others are to hear, told in order, one after the other and outside it.
 *
 * <p>Never on a realm's loop: a call that is made there belongs to that realm, and ends with it.
 */
final class Outbox {

    private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** Takes one; told by the next {@link #send}, or by who is at it. */
    void put(Runnable letter) {
        letters.add(letter);
    }

    void send() {
        if (!letters.isEmpty() && waiting.getAndIncrement() == 0) {
            if (EventLoop.current() == null) {
                tell();
            } else {
                Schedulers.parallel().schedule(this::tell);
            }
        }
    }

    private void tell() {
        int told = waiting.get();
        do {
            for (Runnable letter = letters.poll(); letter != null; letter = letters.poll()) {
                hand(letter);
            }
            told = waiting.addAndGet(-told);
        } while (told != 0);
    }

    private static void hand(Runnable letter) {
        try {
            letter.run();
        } catch (Throwable thrown) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        }
    }
}
