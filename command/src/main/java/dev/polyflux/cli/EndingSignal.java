package dev.polyflux.cli;

/**
 * Which signal the process ends by: no shutdown hook is told, and who halts in place of the JVM gives the status that it would.
 *
 * <p>The JVM handles each in a thread that is named after it and waits for the hooks.
 */
enum EndingSignal {
    SIGHUP(129),
    SIGINT(130),
    SIGTERM(143);

    private final int status;

    EndingSignal(int status) {
        this.status = status;
    }

    /** The status of a process that has been ended from outside. */
    static int status() {
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + 8];
        int known = all.enumerate(threads);
        for (EndingSignal signal : values()) {
            for (int at = 0; at < known; at++) {
                if (threads[at].getName().equals(signal + " handler")) {
                    return signal.status;
                }
            }
        }
        return SIGTERM.status;
    }
}
