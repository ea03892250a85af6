package dev.polyflux.bus;

import reactor.core.scheduler.NonBlocking;

/** The thread of one loop, which knows its loop. */
sealed class LoopThread extends Thread {

    final EventLoop loop;

    LoopThread(EventLoop loop, Runnable body, long stackBytes) {
        super(null, body, "polyflux-" + loop.name(), stackBytes, false);
        this.loop = loop;
        setDaemon(true);
    }

    /** The thread of a loop that never waits: Reactor refuses {@code block()} on it. */
    static final class Unwaiting extends LoopThread implements NonBlocking {

        Unwaiting(EventLoop loop, Runnable body, long stackBytes) {
            super(loop, body, stackBytes);
        }
    }
}
