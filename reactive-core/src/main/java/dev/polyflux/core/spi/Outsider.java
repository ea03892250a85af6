package dev.polyflux.core.spi;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.Reply;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A thread of no loop: it blocks, where Reactor does not forbid it. */
enum Outsider implements Caller {
    HERE;

    @Override
    public boolean mayAwait() {
        return !Schedulers.isInNonBlockingThread();
    }

    @Override
    public Reply await(Mono<Reply> reply, String owner, String what, boolean comesBack) {
        if (!mayAwait()) {
            return Caller.refusal(what);
        }
        CompletableFuture<@Nullable Reply> waiting =
                reply.defaultIfEmpty(Reply.NOTHING).toFuture();
        try {
            return Objects.requireNonNull(waiting.get()); // which is never empty
        } catch (InterruptedException interrupted) {
            waiting.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Err(new InterruptedWaitException("interrupted while waiting for " + owner + ": " + what));
        } catch (ExecutionException failed) {
            return new Reply.Err(GuestException.ofJava(failed.getCause() == null ? failed : failed.getCause()));
        }
    }

    @Override
    public Mono<Reply> bring(Mono<Reply> reply, String reason) {
        return reply;
    }
}
