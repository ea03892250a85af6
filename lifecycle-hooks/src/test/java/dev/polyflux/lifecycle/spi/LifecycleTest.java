package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

class LifecycleTest {

    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.fixed(Instant.EPOCH));

    @Test
    void refusesASecondRealmOfTheSameName() {
        lifecycle.begin("main", null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> lifecycle.begin("main", null))
                .withMessage("cannot begin worker 'main': there is one of that name, terminate it first");
    }

    @Test
    void keepsTheNameOfARealmWhoseScriptFailed() {
        Run main = lifecycle.begin("main", null);
        main.ready();
        main.failed(new ConfigurationException("bad"));

        assertThatIllegalArgumentException().isThrownBy(() -> lifecycle.begin("main", null));
    }

    @Test
    void givesTheNameOfATerminatedRealmToAnother() {
        Run first = lifecycle.begin("main", null);
        first.terminated("to start again");
        Recording recording = Recording.of(lifecycle);
        lifecycle.begin("main", null).ready();

        assertThat(recording.closeAndSummarize()).containsExactly("main Ready");
    }

    @Test
    void givesTheNameOfAFailedBootToAnotherRunWhichTheFirstCannotDisturb() {
        Run first = lifecycle.begin("main", null);
        first.failed(new ConfigurationException("bad"));
        Run second = lifecycle.begin("main", null);
        assertThat(lifecycle.state("main")).isNull();
        second.ready();

        assertThat(first.terminated("cleaned up")).isFalse();
        assertThat(Recording.of(lifecycle).closeAndSummarize()).containsExactly("main Ready");
    }

    @Test
    void refusesToBeginOnceClosed() {
        lifecycle.close();

        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> lifecycle.begin("main", null))
                .withMessage("cannot begin worker 'main': the runtime is closed");
    }

    @Test
    void letsRunsEndInSilenceOnceClosed() {
        Recording recording = Recording.of(lifecycle);
        Run main = lifecycle.begin("main", null);
        lifecycle.close();
        main.terminated("closed");

        StepVerifier.create(main.ended()).expectNextCount(1).expectComplete().verify(Recording.PATIENCE);
        assertThat(recording.close()).isEmpty();
    }

    @Test
    void completesOnlyWhenClosed() {
        StepVerifier.create(lifecycle.events().map(LifecycleEvent::type))
                .then(lifecycle::allStarted)
                .expectNext("AllDone")
                .then(() -> lifecycle.begin("late", null).booting(Phase.ENGINE))
                .expectNext("Booting")
                .then(lifecycle::close)
                .expectComplete()
                .verify(Recording.PATIENCE);
    }

    @Test
    void holdsEventsForASubscriberThatDoesNotRequest() {
        StepVerifier.create(lifecycle.events().map(Recording::summarize), 0)
                .then(() -> walk("main"))
                .then(lifecycle::close)
                .thenRequest(1)
                .expectNext("main Booting")
                .thenRequest(2)
                .expectNext("main Ready", "main Done")
                .expectComplete()
                .verify(Recording.PATIENCE);
    }

    @Test
    void isHeldUpByNoSubscriberThatBlocks() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch completed = new CountDownLatch(1);
        List<String> slow = new ArrayList<>();
        lifecycle
                .events()
                .map(Recording::summarize)
                .doOnComplete(completed::countDown)
                .subscribe(event -> {
                    blocked.countDown();
                    await(release);
                    slow.add(event);
                });
        Recording quick = Recording.of(lifecycle);

        walk("main");
        await(blocked);
        walk("stats");
        List<String> all = quick.closeAndSummarize();
        assertThat(all).hasSize(6);
        assertThat(slow).isEmpty();

        release.countDown();
        await(completed);
        assertThat(slow).isEqualTo(all);
    }

    @Test
    void runsNoSubscriberOnTheThreadOfARealm() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        lifecycle.events().subscribe(event -> threads.add(Thread.currentThread()));
        walk("main");

        assertThat(threads.poll(4, TimeUnit.MINUTES)).isNotNull().satisfies(thread -> assertThat(thread.isVirtual())
                .isTrue());
    }

    @Test
    void letsASubscriberMoveARunFromItsOwnCallback() {
        Run main = lifecycle.begin("main", null);
        Recording recording = Recording.of(lifecycle);
        lifecycle.events().ofType(LifecycleEvent.Ready.class).subscribe(ready -> main.terminated("seen enough"));
        var ended = main.ended().toFuture();
        main.ready();

        assertThat(ended).succeedsWithin(Recording.PATIENCE);
        assertThat(recording.closeAndSummarize()).containsExactly("main Ready", "main Terminated");
    }

    @Test
    void goesOnForTheOthersWhenOneCancels() {
        Recording other = Recording.of(lifecycle);
        List<String> cancelled = new ArrayList<>();
        Disposable subscription = lifecycle.events().map(Recording::summarize).subscribe(cancelled::add);
        subscription.dispose();
        walk("main");

        assertThat(other.closeAndSummarize()).containsExactly("main Booting", "main Ready", "main Done");
        assertThat(cancelled).isEmpty();
    }

    @Test
    void goesOnForTheOthersWhenOneThrows() {
        lifecycle
                .events()
                .subscribe(
                        event -> {
                            throw new IllegalArgumentException("a careless subscriber");
                        },
                        error -> {});
        Recording other = Recording.of(lifecycle);
        walk("main");

        assertThat(other.closeAndSummarize()).containsExactly("main Booting", "main Ready", "main Done");
    }

    private void walk(String worker) {
        Run run = lifecycle.begin(worker, null);
        run.booting(Phase.ENGINE);
        run.ready();
        run.done();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(4, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
