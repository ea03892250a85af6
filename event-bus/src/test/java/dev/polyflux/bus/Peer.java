package dev.polyflux.bus;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** A realm without a language: a loop whose objects are Java functions and whose promises are futures. */
final class Peer implements Reflector {

    final EventLoop loop;
    final RingEndpoint endpoint;

    private Peer(EventLoop loop) {
        this.loop = loop;
        this.endpoint = new RingEndpoint(loop.name(), loop, this);
    }

    static Peer of(EventLoop loop) {
        return new Peer(loop);
    }

    static Trap call(@Nullable Object argument) {
        return new Trap.Apply(Marker.MISSING, Arguments.of(argument));
    }

    Ref function(Function<Object, @Nullable Object> function) {
        return new Ref(endpoint, function, new Shape("java", "function", Shape.Feature.CALLABLE.bit()));
    }

    Ref echo() {
        return function(argument -> argument);
    }

    Ref promise(CompletableFuture<Reply> outcome) {
        return new Ref(endpoint, outcome, new Shape("java", "promise", Shape.Feature.AWAITABLE.bit()));
    }

    Reply await(Ref function, Object argument) {
        return function.owner().await(function, call(argument));
    }

    Mono<Reply> dispatch(Ref function, Object argument) {
        return function.dispatch(call(argument));
    }

    /** Dispatches at once. */
    CompletableFuture<Reply> send(Ref function, Object argument) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        dispatch(function, argument).subscribe(reply::complete);
        return reply;
    }

    /** Runs code on the loop, and tells what it gave. */
    <T> CompletableFuture<T> run(Supplier<T> code) {
        return CompletableFuture.supplyAsync(code, loop);
    }

    /** Occupies the loop from when this returns until the latch opens. */
    CountDownLatch block() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        loop.execute(() -> {
            entered.countDown();
            awaitQuietly(release);
        });
        awaitQuietly(entered);
        return release;
    }

    /** Returns once everything that was sent to the loop before has run. */
    void flush() {
        run(() -> true).join();
    }

    /** Returns once the timers that are due by now have fired. */
    void fireTimers() {
        CountDownLatch last = new CountDownLatch(1);
        loop.after(Duration.ZERO, last::countDown);
        awaitQuietly(last);
    }

    /** Returns once the loop sleeps until a reply comes: it has sent its request, and found no cycle before. */
    void untilItWaits() {
        Thread thread = thread();
        while (loop.waits().innermost() == null || thread.getState() == Thread.State.RUNNABLE) {
            Thread.onSpinWait();
        }
    }

    private Thread thread() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread instanceof LoopThread owned && owned.loop == loop)
                .findFirst()
                .orElseThrow();
    }

    /** Returns once the loop rests. */
    void untilQuiet() {
        while (loop.quietStamp() < 0) {
            Thread.onSpinWait();
        }
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public Reply apply(Ref target, Trap trap) {
        if (trap instanceof Trap.Await) {
            return new Reply.Ok(target.target(endpoint));
        }
        List<@Nullable Object> positional = ((Trap.Apply) trap).arguments().positional();
        Object given =
                ((Function<@Nullable Object, @Nullable Object>) target.target(endpoint)).apply(positional.get(0));
        return given instanceof Reply reply ? reply : new Reply.Ok(given);
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
        if (reply instanceof Reply.Ok ok && ok.value() instanceof CompletableFuture<?> promise) {
            ((CompletableFuture<Reply>) promise).thenAccept(whenSettled);
            return () -> promise.cancel(false);
        }
        whenSettled.accept(reply);
        return null;
    }
}
