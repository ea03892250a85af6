package dev.polyflux.bus;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Reply;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;

/** Something that a loop asks of whoever lives on no loop, and waits for: it is set off by the one who waits. */
final class Errand extends Wait {

    private final EventLoop waiter;
    private final Mono<Reply> source;
    private final String owner;
    private final String what;
    private final Disposable.Swap asked = Disposables.swap();

    Errand(EventLoop waiter, Mono<Reply> source, String owner, String what) {
        super(waiter, waiter);
        this.waiter = waiter;
        this.source = source.contextWrite(waiter.waits().context());
        this.owner = owner;
        this.what = what;
    }

    @Override
    @Nullable
    EventLoop owner() {
        return null;
    }

    @Override
    String ownerName() {
        return owner;
    }

    @Override
    String what() {
        return what;
    }

    private void ask() {
        asked.update(source.subscribe(this::answer, this::fail, () -> {
            if (stands()) {
                answer(Reply.NOTHING);
            }
        }));
    }

    private void fail(Throwable error) {
        answer(new Reply.Err(GuestException.ofJava(error)));
    }

    /** Sets it off and waits for the reply, as far as the loop may wait. */
    Reply await(boolean comesBack) {
        PolyfluxException refusal = refusal(waiter, comesBack);
        if (refusal != null) {
            return refused(refusal);
        }
        Wait before = waiter.waits().begin(this);
        try {
            ask();
            return waitForReply(waiter.waits().errands());
        } finally {
            waiter.waits().begin(before);
            asked.dispose();
        }
    }
}
