package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WatchTest {

    private static final int COLLECTIONS = 30;

    @RegisterExtension
    final Peers peers = new Peers();

    private final Peer a = peers.start("a");
    private final Peer b = peers.start("b");
    private final CompletableFuture<Reply> promise = new CompletableFuture<>();

    private CompletableFuture<Reply> watch(Ref target) {
        CompletableFuture<Reply> outcome = new CompletableFuture<>();
        a.run(() -> target.owner().watch(target).subscribe(outcome::complete)).join();
        return outcome;
    }

    @Test
    void whoWatchesIsToldTheOutcome() {
        CompletableFuture<Reply> outcome = watch(b.promise(promise));

        b.loop.execute(() -> promise.complete(new Reply.Ok(1)));

        assertThat(outcome.join()).isEqualTo(new Reply.Ok(1));
    }

    @Test
    void whoCancelsBeforeTheOwnerGetsToItCancelsWhatIsUnderWay() {
        CountDownLatch busy = b.block();
        Ref target = b.promise(promise);
        a.run(() -> target.owner().watch(target).subscribe()).join().dispose();

        busy.countDown();
        b.flush();

        assertThat(promise).isCancelled();
    }

    @Test
    void whoCancelsACallBeforeTheOwnerGetsToItHasNothingCalled() {
        AtomicBoolean called = new AtomicBoolean();
        CountDownLatch busy = b.block();
        Ref target = b.function(argument -> called.getAndSet(true));
        a.run(() -> target.owner().watch(target, Peer.call(1)).subscribe())
                .join()
                .dispose();

        busy.countDown();
        b.flush();

        assertThat(called).isFalse();
    }

    @Test
    void watchingIsNoWork() {
        CompletableFuture<Reply> outcome = watch(b.promise(promise));

        b.flush();
        a.untilQuiet();

        assertThat(a.loop.pending()).isEmpty();
        assertThat(outcome).isNotDone();
        assertThat(promise).isNotDone();
    }

    @Test
    void itEndsWhenTheOwnerClosesOrTheWatcher() {
        CompletableFuture<Reply> first = watch(b.promise(promise));
        CompletableFuture<Reply> second = watch(peers.start("c").promise(promise));
        b.flush();

        b.loop.close(Duration.ZERO).block();
        assertThat(((Reply.Err) first.join()).error())
                .isInstanceOf(ClosedException.class)
                .hasMessage("b is closed");

        a.loop.close(Duration.ZERO).block();
        assertThat(((Reply.Err) second.join()).error()).hasMessage("a is closed");
        assertThat(promise).isNotDone();
    }

    @Test
    @Tag("gc")
    void aPromiseThatNobodyHoldsGoesWithThoseWhoWatchIt() {
        List<WeakReference<Object>> watchers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            watchers.add(new WeakReference<>(watch(b.promise(new CompletableFuture<>()))));
        }
        CompletableFuture<Reply> held = watch(b.promise(promise));
        b.flush();

        for (int i = 0; i < COLLECTIONS && watchers.stream().anyMatch(each -> each.get() != null); i++) {
            System.gc();
        }

        assertThat(watchers).allMatch(each -> each.get() == null);
        b.loop.execute(() -> promise.complete(new Reply.Ok(2)));
        assertThat(held.join()).isEqualTo(new Reply.Ok(2));
    }
}
