package dev.polyflux.bus;

import reactor.core.scheduler.NonBlocking;

/** The thread of one loop, which knows its loop. Reactor refuses {@code block()} on it: it would wait for itself, or worse. */
final class LoopThread extends Thread implements NonBlocking {

    final EventLoop loop;

    LoopThread(EventLoop loop, Runnable body, long stackBytes) {
        super(null, body, "polyflux-" + loop.name(), stackBytes, false);
        this.loop = loop;
        setDaemon(true);
    }
}
