package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class CloseTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    @RegisterExtension
    final Peers peers = new Peers();

    private final Peer a = peers.start("a");
    private final Peer b = peers.start("b");

    @Test
    void runsWhatIsInTheInboxAndRefusesWhatComesLater() {
        List<String> seen = new ArrayList<>();
        CountDownLatch release = a.block();
        a.loop.execute(() -> seen.add("before"));

        a.loop.close(LONG).subscribe();
        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> a.loop.execute(() -> seen.add("after")))
                .withMessage("a is closed");
        release.countDown();
        a.loop.closed().block();

        assertThat(seen).containsExactly("before");
    }

    @Test
    void beginsWithTheSubscription() {
        Mono<Void> close = a.loop.close(LONG);
        assertThat(a.loop.isDisposed()).isFalse();

        close.block();
        assertThat(a.loop.isDisposed()).isTrue();
    }

    @Test
    void completesOnAnotherThreadWhenTheThreadHasEnded() {
        Thread thread = a.run(Thread::currentThread).join();
        AtomicReference<Thread> completing = new AtomicReference<>();

        a.loop.close(LONG)
                .doOnTerminate(() -> {
                    assertThat(thread.isAlive()).isFalse();
                    completing.set(Thread.currentThread());
                })
                .block();

        assertThat(completing.get()).isNotNull().isNotSameAs(thread);
    }

    @Test
    void mayBeAskedForAgain() {
        a.loop.close(LONG).block();
        a.loop.close(Duration.ZERO).block();
        a.loop.dispose();
        a.loop.disposeGracefully().block();
        a.loop.closed().block();
    }

    @Test
    void mayBeAskedForByTheLoopItself() {
        a.loop.execute(() -> a.loop.close(LONG).subscribe());

        a.loop.closed().block();
    }

    @Test
    void cancelsTimers() {
        List<String> seen = new ArrayList<>();
        a.loop.after(Duration.ofDays(1), () -> seen.add("timer"));

        a.loop.close(LONG).block();

        assertThat(seen).isEmpty();
        assertThat(a.loop.pending()).isEmpty();
    }

    @Test
    void interruptsATaskThatOutlastsTheGraceAndEndsWhatIsQueued() {
        a.block();
        CompletableFuture<Reply> queued = a.send(a.echo(), 1);
        CompletableFuture<Reply> waited = CompletableFuture.supplyAsync(() -> a.await(a.echo(), 1));

        a.loop.close(Duration.ofMillis(1)).block();

        assertThat(AwaitTest.errorOf(queued.join()))
                .isInstanceOf(ClosedException.class)
                .hasMessage("a is closed");
        assertThat(AwaitTest.errorOf(waited.join())).isInstanceOf(ClosedException.class);
    }

    @Test
    void answersTheCallThatIsRunning() {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Ref function = a.function(argument -> {
            entered.countDown();
            Peer.awaitQuietly(release);
            return argument;
        });
        CompletableFuture<Reply> running = a.send(function, 1);
        Peer.awaitQuietly(entered);

        a.loop.close(LONG).subscribe();
        release.countDown();

        assertThat(running.join()).isEqualTo(new Reply.Ok(1));
    }

    @Test
    void endsCallsThatHaveNotSettled() {
        CompletableFuture<Reply> settling = a.send(a.echo(), new CompletableFuture<Reply>());
        a.flush();

        a.loop.close(LONG).block();

        assertThat(AwaitTest.errorOf(settling.join()))
                .isInstanceOf(ClosedException.class)
                .hasMessage("a is closed");
    }

    @Test
    void endsTheCallsOfTheClosingLoopToOthersOnItself() {
        Ref never = b.function(argument -> new CompletableFuture<Reply>());
        AtomicReference<@Nullable EventLoop> where = new AtomicReference<>();
        CompletableFuture<Reply> call = new CompletableFuture<>();
        a.run(() -> a.dispatch(never, 1).subscribe(reply -> {
                    where.set(EventLoop.current());
                    call.complete(reply);
                }))
                .join();

        a.loop.close(LONG).block();

        assertThat(AwaitTest.errorOf(call.join()))
                .isInstanceOf(ClosedException.class)
                .hasMessage("a is closed");
        assertThat(where).hasValue(a.loop);
    }

    @Test
    void endsEveryCallThatRacesWithIt() {
        for (int round = 0; round < 200; round++) {
            Peer closing = peers.start("closing");
            CompletableFuture<Reply> awaited = b.run(() -> b.await(closing.echo(), 1));
            CompletableFuture<Reply> dispatched = closing.send(closing.echo(), 1);
            closing.loop.close(Duration.ZERO).block();

            assertThat(List.of(awaited.join(), dispatched.join()))
                    .allMatch(reply ->
                            reply instanceof Reply.Ok || ((Reply.Err) reply).error() instanceof ClosedException);
        }
    }

    @Test
    void runsTheLastTasksOnTheLoopTheLatestFirst() {
        List<String> seen = new ArrayList<>();
        a.loop.onClose(() -> seen.add("first on " + EventLoop.current()));
        a.loop.onClose(() -> {
            throw new IllegalStateException("no");
        });
        a.loop.onClose(() -> seen.add("last on " + EventLoop.current()));
        a.run(() -> {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> seen.add("failure"));
                    return true;
                })
                .join();
        a.loop.execute(() -> seen.add("task"));

        a.loop.close(LONG).block();

        assertThat(seen).containsExactly("task", "last on event loop a", "failure", "first on event loop a");
    }

    @Test
    void takesNoLastTaskOnceItIsOver() {
        a.loop.close(LONG).block();

        assertThatExceptionOfType(ClosedException.class).isThrownBy(() -> a.loop.onClose(() -> {}));
    }

    @Test
    void letsTheLastTasksWaitForOthersAndServesTheirCallbacks() {
        Ref callback = a.function(argument -> "callback " + argument);
        Ref function = b.function(argument -> b.await(callback, argument));
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        a.loop.onClose(() -> reply.complete(a.await(function, 1)));

        a.loop.close(LONG).block();

        assertThat(reply.join()).isEqualTo(new Reply.Ok("callback 1"));
    }

    @Test
    void answersCallsToAClosedLoop() {
        a.loop.close(LONG).block();

        assertThat(AwaitTest.errorOf(a.await(a.echo(), 1))).hasMessage("a is closed");
        assertThat(a.dispatch(a.echo(), 1).map(AwaitTest::errorOf).block()).hasMessage("a is closed");
    }
}
