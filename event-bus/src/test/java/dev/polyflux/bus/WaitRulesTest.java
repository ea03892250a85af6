package dev.polyflux.bus;

import static dev.polyflux.bus.AwaitTest.errorOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.WaitTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class WaitRulesTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private final Peer worker = peers.start("worker");

    @Test
    void aLoopThatNeverWaitsIsRefused() {
        Peer main = peers.start("main", EventLoopBuilder::neverWaits);
        Ref function = worker.echo();

        Reply reply = main.run(() -> main.await(function, 1)).join();

        assertThat(errorOf(reply))
                .isInstanceOf(WaitNotAllowedException.class)
                .hasMessage("main may not wait for worker: call on java function of worker; use the asynchronous form");
    }

    @Test
    void aLoopThatNeverWaitsWaitsForALoopThatWaitsForIt() {
        Peer main = peers.start("main", EventLoopBuilder::neverWaits);
        Ref comparator = worker.echo();
        Ref sort = main.function(argument -> main.await(comparator, argument));

        assertThat(worker.run(() -> worker.await(sort, 3)).join()).isEqualTo(new Reply.Ok(3));
    }

    @Test
    void aLoopThatNeverWaitsIsRefusedAStrangerEvenBelowACall() {
        Peer main = peers.start("main", EventLoopBuilder::neverWaits);
        Ref stranger = peers.start("stranger").echo();
        Ref ask = main.function(argument -> main.await(stranger, argument));

        assertThat(errorOf(worker.run(() -> worker.await(ask, 3)).join())).isInstanceOf(WaitNotAllowedException.class);
    }

    @Test
    void aThreadThatReactorForbidsToBlockIsRefused() {
        Ref function = worker.echo();

        Reply reply = Mono.fromCallable(() -> worker.await(function, 1))
                .subscribeOn(Schedulers.parallel())
                .block();

        assertThat(reply).isInstanceOfSatisfying(Reply.Err.class, err -> assertThat(err.error())
                .isInstanceOf(WaitNotAllowedException.class)
                .hasMessageContaining("parallel")
                .hasMessageContaining("asynchronous form"));
    }

    @Test
    void callsAreNestedOnlyAsDeepAsTheLoopAllows() {
        Peer a = peers.start("a", builder -> builder.nesting(5));
        Peer b = peers.start("b");
        AtomicInteger depth = new AtomicInteger();
        Ref[] endless = new Ref[2];
        endless[0] = a.function(argument -> a.await(endless[1], depth.incrementAndGet()));
        endless[1] = b.function(argument -> b.await(endless[0], depth.incrementAndGet()));

        Reply reply = a.run(() -> a.await(endless[1], 0)).join();

        assertThat(errorOf(reply)).isInstanceOf(WaitNotAllowedException.class).hasMessageContaining("5 deep");
        assertThat(depth).hasValue(6);
    }

    @Test
    void aWaitEndsAtItsDeadlineAndRecallsWhatHasNotBegun() {
        AtomicLong now = new AtomicLong();
        Peer a = peers.start("a", builder -> builder.ticker(now::get).waitDeadline(Duration.ofSeconds(1)));
        AtomicBoolean ran = new AtomicBoolean();
        Ref function = worker.function(argument -> {
            ran.set(true);
            return argument;
        });
        CountDownLatch release = worker.block();

        CompletableFuture<Reply> waiting = a.run(() -> a.await(function, 1));
        a.untilItWaits();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        a.loop.execute(() -> {}); // has it look at the clock

        assertThat(errorOf(waiting.join()))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessage("no reply from worker within PT1S: call on java function of worker");
        release.countDown();
        worker.flush();
        assertThat(ran).isFalse();
    }

    @Test
    void aThreadWaitsAsLongAsTheOwnerAllows() {
        Peer hasty = peers.start("hasty", builder -> builder.waitDeadline(Duration.ofNanos(1)));
        CountDownLatch release = hasty.block();

        assertThat(errorOf(hasty.await(hasty.echo(), 1))).isInstanceOf(WaitTimeoutException.class);
        release.countDown();
    }

    @Test
    void anInterruptEndsTheWaitAndStaysSet() throws InterruptedException {
        CountDownLatch release = worker.block();
        AtomicBoolean stillSet = new AtomicBoolean();
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> {
            reply.complete(worker.await(worker.echo(), 1));
            stillSet.set(Thread.currentThread().isInterrupted());
        });
        thread.interrupt();
        thread.join();
        release.countDown();

        assertThat(errorOf(reply.join())).isInstanceOf(InterruptedWaitException.class);
        assertThat(stillSet).isTrue();
    }

    @Test
    void anInterruptEndsTheWaitOfALoop() {
        Peer a = peers.start("a");
        CountDownLatch release = worker.block();
        Thread thread = a.run(Thread::currentThread).join();
        CompletableFuture<Reply> waiting = a.run(() -> a.await(worker.echo(), 1));
        a.untilItWaits();
        thread.interrupt();

        assertThat(errorOf(waiting.join())).isInstanceOf(InterruptedWaitException.class);
        release.countDown();
    }

    @Test
    void closingTheTargetEndsTheWait() {
        Peer a = peers.start("a");
        worker.block();
        CompletableFuture<Reply> waiting = a.run(() -> a.await(worker.echo(), 1));
        a.untilItWaits();

        worker.loop.close(Duration.ZERO).block();

        assertThat(errorOf(waiting.join())).isInstanceOf(ClosedException.class).hasMessage("worker is closed");
    }

    @Test
    void closingTheWaitingLoopEndsTheWaitAndOnlyTheOneItIsIn() {
        Peer a = peers.start("a");
        Peer helper = peers.start("helper");
        CountDownLatch release = worker.block();
        CompletableFuture<Reply> last = new CompletableFuture<>();
        CompletableFuture<Reply> waiting = a.run(() -> {
            Reply first = a.await(worker.echo(), 1);
            last.complete(a.await(helper.echo(), 2));
            return first;
        });
        a.untilItWaits();

        Mono<Void> closed = a.loop.close(Duration.ofMinutes(1));
        closed.subscribe();

        assertThat(errorOf(waiting.join()))
                .isInstanceOf(ClosedException.class)
                .hasMessageStartingWith("a was closed while it waited for worker");
        assertThat(last.join()).isEqualTo(new Reply.Ok(2));
        a.loop.closed().block();
        release.countDown();
    }
}
