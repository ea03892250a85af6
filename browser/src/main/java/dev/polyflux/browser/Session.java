package dev.polyflux.browser;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import java.util.concurrent.atomic.AtomicBoolean;
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
    private final Disposable.Swap patience = Disposables.swap();

    /** Starts the worker; {@code gone} is told when the session is over. */
    Session(String id, Polyflux runtime, WorkerSpec spec, PageRules rules, Runnable gone) {
        this.id = id;
        this.rules = rules;
        this.gone = gone;
        this.conversation = new Conversation("the page of " + spec.name(), rules);
        this.worker = runtime.start(spec.window(conversation.window()));
        conversation.broken().subscribe(why -> end(why, true));
        worker.started().subscribe(there -> {}, failed -> workerGone("has failed"));
        worker.states().then().subscribe(null, failed -> {}, () -> workerGone("has ended"));
    }

    private void workerGone(String how) {
        end(new ClosedException("'" + worker.name() + "' " + how), true);
    }

    /**
     * Speaks over a socket, until that or the session ends.
     *
     * @param seen how many frames the page had taken in before
     */
    Flux<byte[]> over(Flux<byte[]> frames, long seen) {
        Socket socket = conversation.attach(id, seen);
        patience.update(Disposables.disposed());
        Mono<Void> incoming = frames.onErrorComplete() // a socket that breaks says nothing of its page
                .doOnNext(frame -> receive(socket, frame))
                .then()
                .onErrorResume(told -> Mono.never());
        return socket.taken().takeUntilOther(incoming).doFinally(how -> lost(socket));
    }

    private void receive(Socket socket, byte[] frame) {
        try {
            conversation.receive(socket, frame);
        } catch (Throwable thrown) {
            PolyfluxException wrong = GuestException.ofJava(thrown);
            end(wrong, true);
            throw wrong;
        }
    }

    /** The socket is gone; unless there is another already, the page has some time to come back. */
    private void lost(Socket socket) {
        if (conversation.detach(socket)) {
            patience.update(Mono.delay(rules.grace()).subscribe(over -> {
                if (conversation.isDetached()) {
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
