package dev.polyflux.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Halts the process where it should have ended and has not: guests may have taken all the memory that an end in order needs.
 *
 * <p>So it needs none itself once it has been started. It halts only where the process is the command's own.
 */
final class Watchdog {

    private static volatile boolean ownsProcess;

    private final long end;
    private final int status;
    private final byte[] message;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.err);
    private volatile boolean told;
    private volatile boolean calledOff;

    private Watchdog(Duration left, int status, String message) {
        this.end = System.nanoTime() + left.toNanos();
        this.status = status;
        this.message = message.getBytes(StandardCharsets.UTF_8);
    }

    /** The process has been started for the command. */
    static void ownProcess() {
        ownsProcess = true;
    }

    /** Halts with this status after so much time, and writes the message where {@link #told} did not say that it was. */
    static Watchdog start(Duration left, int status, String message) {
        Watchdog dog = new Watchdog(left, status, message);
        if (ownsProcess) {
            Thread.ofPlatform().daemon().name("polyflux-watchdog").start(dog::watch);
        }
        return dog;
    }

    /** Somebody else tells why the process ends. */
    void told() {
        told = true;
    }

    /** The process ends by itself. */
    void callOff() {
        calledOff = true;
    }

    private void watch() {
        long left = end - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = end - System.nanoTime();
        }
        if (calledOff) {
            return;
        }
        try {
            if (!told) {
                out.write(message);
            }
        } catch (IOException nobodyListens) {
            // halts all the same
        } finally {
            Runtime.getRuntime().halt(status);
        }
    }
}
