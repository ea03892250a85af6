package dev.polyflux.browser;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One page and the worker that drives it: they end together, whichever ends first. */
final class Session {

    private final String id;
    private final PageRules rules;
    private final Conversation conversation;
    private final Worker worker;
    private final Runnable gone;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger sockets = new AtomicInteger();
    private final Disposable.Swap patience = Disposables.swap();

    /** Starts the worker; {@code gone} is told when the session is over. */
    Session(String id, Polyflux runtime, WorkerSpec spec, PageRules rules, Runnable gone) {
        this.id = id;
        this.rules = rules;
        this.gone = gone;
        this.conversation = new Conversation("the page of " + spec.name(), rules, why -> end(why, true));
        this.worker = runtime.start(spec.window(conversation.window()));
        worker.started().subscribe(there -> {}, failed -> end(GuestException.ofJava(failed), true));
        worker.states().then().subscribe(null, failed -> {}, this::workerGone);
    }

    String id() {
        return id;
    }

    private void workerGone() {
        end(new ClosedException("'" + worker.name() + "' has ended"), true);
    }

    /**
     * Speaks over a socket, until that or the session ends.
     *
     * @param seen how many frames the page had taken in before
     */
    Flux<byte[]> over(Flux<byte[]> frames, long seen) {
        int socket = sockets.incrementAndGet();
        patience.update(Disposables.disposed());
        Mono<Void> incoming = frames.takeWhile(frame -> socket == sockets.get())
                .doOnNext(conversation::receive)
                .onErrorMap(Session::telling)
                .doOnError(PolyfluxException.class, wrong -> end(wrong, true))
                .then();
        Mono<Void> silent = incoming.onErrorResume(told -> Mono.never());
        return conversation.attach(id, seen).takeUntilOther(silent).doFinally(how -> lost(socket));
    }

    private static Throwable telling(Throwable failure) {
        return failure instanceof PolyfluxException ? failure : GuestException.ofJava(failure);
    }

    /** The socket is gone; unless there is another already, the page has some time to come back. */
    private void lost(int socket) {
        if (socket == sockets.get() && !ended.get()) {
            conversation.detach();
            patience.update(Mono.delay(rules.grace()).subscribe(over -> {
                if (socket == sockets.get()) {
                    end(new ClosedException("it has not come back"), false);
                }
            }));
        }
    }

    /** Ends it for both; the page is told where it is to know. */
    void end(PolyfluxException why, boolean told) {
        if (ended.compareAndSet(false, true)) {
            gone.run();
            patience.dispose();
            conversation.end(why, told);
            worker.terminate().subscribe();
        }
    }

    boolean isOver() {
        return ended.get();
    }

    PageSession snapshot() {
        return conversation.snapshot(worker.name());
    }
}
