package dev.polyflux.bus;

import dev.polyflux.core.Reply;
import dev.polyflux.core.spi.Caller;
import java.util.List;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.NonBlocking;

/** The thread of one loop, which knows its loop. Reactor refuses {@code block()} on it: it would wait for itself, or worse. */
final class LoopThread extends Thread implements NonBlocking, Caller {

    final EventLoop loop;

    LoopThread(EventLoop loop, Runnable body, long stackBytes) {
        super(null, body, "polyflux-" + loop.name(), stackBytes, false);
        this.loop = loop;
        setDaemon(true);
    }

    @Override
    public boolean mayAwait() {
        return loop.waits().allowed();
    }

    @Override
    public List<Object> waits() {
        return CallChain.of(loop.waits());
    }

    @Override
    public Reply await(Mono<Reply> reply, String owner, String what, boolean comesBack) {
        return loop.await(reply, owner, what, comesBack);
    }

    @Override
    public Mono<Reply> bring(Mono<Reply> reply, String reason) {
        return loop.bring(reply, reason);
    }
}
