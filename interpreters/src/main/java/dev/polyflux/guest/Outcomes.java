package dev.polyflux.guest;

import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import dev.polyflux.promise.Promises;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;

/** What calls come to: promises and awaitables are followed to their ends, and aborted where a call is cancelled before. */
final class Outcomes {

    private final RingEndpoint endpoint;
    private final Crossing crossing;
    private final Failures failures;
    private final Promises promises;
    private final List<Value> aborts = new ArrayList<>();

    Outcomes(RingEndpoint endpoint, Crossing crossing, Failures failures, Promises promises) {
        this.endpoint = endpoint;
        this.crossing = crossing;
        this.failures = failures;
        this.promises = promises;
    }

    /** Has a function called when the call that is being made is cancelled before it has settled. */
    void onAbort(Value abort) {
        aborts.add(abort);
    }

    /** Tells what the call just made comes to; gives what stops that, as far as there is something to stop. */
    @Nullable
    Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
        Disposable abort = abortion();
        if (!(reply instanceof Reply.Ok(Ref ref)) || !ref.shape().has(Feature.AWAITABLE)) {
            whenSettled.accept(reply);
            return reply instanceof Reply.Err(InterruptedWaitException interrupted) ? abort : null;
        }
        Disposable cancel = ref.owner() == endpoint
                ? watch((Value) ref.target(endpoint), whenSettled)
                : ref.dispatch(new Trap.Await()).subscribe(whenSettled);
        return cancel == null || abort == null ? cancel == null ? abort : cancel : Disposables.composite(abort, cancel);
    }

    private @Nullable Disposable watch(Value awaitable, Consumer<Reply> whenSettled) {
        try {
            return promises.watch(
                    awaitable,
                    value -> whenSettled.accept(failures.guarded(() -> crossing.out(value))),
                    thrown -> whenSettled.accept(failures.guarded(() -> {
                        throw failures.rejected(thrown);
                    })));
        } catch (Throwable thrown) {
            whenSettled.accept(new Reply.Err(failures.told(thrown)));
            return null;
        }
    }

    /** What aborts the signals that were handed to the call just made. */
    private @Nullable Disposable abortion() {
        if (aborts.isEmpty()) {
            return null;
        }
        List<Value> handed = List.copyOf(aborts);
        aborts.clear();
        return () -> handed.forEach(Value::executeVoid);
    }
}
