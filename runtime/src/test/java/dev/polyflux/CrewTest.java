package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.PoolSnapshot.MemberState;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.core.WorkerFailedException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Who gets which call, and who takes the place of whom: with recruits that do what a test says, in time that a test moves. */
final class CrewTest {

    private static final Route<Fake> ANYBODY = new Route.LeastBusy<>();

    private final List<Fake> recruits = new ArrayList<>();
    private VirtualTimeScheduler time = VirtualTimeScheduler.create();

    @BeforeEach
    void begin() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void end() {
        VirtualTimeScheduler.reset();
    }

    /** Does what a test says. */
    private static final class Fake implements Recruit {

        private final String name;
        private final Sinks.Empty<Void> ready = Sinks.empty();
        private final Sinks.One<String> lost = Sinks.one();
        private Runnable whenDismissed = () -> {};
        private boolean dismissed;

        Fake(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Mono<Void> ready() {
            return ready.asMono();
        }

        @Override
        public Mono<String> lost() {
            return lost.asMono();
        }

        @Override
        public boolean isThere() {
            return !dismissed;
        }

        @Override
        public Mono<Void> dismiss() {
            return Mono.fromRunnable(() -> {
                dismissed = true;
                whenDismissed.run();
            });
        }
    }

    private Fake hire(String name) {
        Fake fake = new Fake(name);
        recruits.add(fake);
        return fake;
    }

    private Fake hireReady(String name) {
        Fake fake = hire(name);
        fake.ready.tryEmitEmpty();
        return fake;
    }

    private Fake hireBroken(String name) {
        Fake fake = hire(name);
        fake.ready.tryEmitError(new IllegalStateException("broken"));
        return fake;
    }

    private static PoolSpec spec(int size) {
        return PoolSpec.of(WorkerSpec.of("crew.js", ""), size).concurrency(1);
    }

    /** A call that goes on until it is told to end; {@code who} has it by then. */
    private static final class Work {

        private final Sinks.One<String> outcome = Sinks.one();
        private final CompletableFuture<@Nullable String> end;
        private String who = "nobody";

        Work(Crew<Fake> crew, Route<Fake> route) {
            end = crew.calls(route)
                    .one(fake -> {
                        who = fake.name();
                        return outcome.asMono();
                    })
                    .toFuture();
        }

        Work(Crew<Fake> crew) {
            this(crew, ANYBODY);
        }

        void finish() {
            outcome.tryEmitValue("done");
        }

        Throwable failure() {
            return end.exceptionNow();
        }
    }

    private List<MemberState> states(Crew<Fake> crew) {
        return crew.snapshot().members().stream()
                .map(PoolSnapshot.Member::state)
                .toList();
    }

    // The queue.

    @Test
    void aCallThatFindsTheQueueFullIsRefusedAtOnce() {
        Crew<Fake> crew = new Crew<>(spec(1).queue(1, WhenFull.FAIL), this::hireReady);
        Work first = new Work(crew);
        Work second = new Work(crew);
        Work third = new Work(crew);
        assertThat(third.failure()).isInstanceOf(OverflowException.class).hasMessageContaining("pool 'crew' is full");
        first.finish();
        assertThat(second.who).isEqualTo("crew-1");
        second.finish();
        assertThat(second.end.join()).isEqualTo("done");
        assertThat(crew.snapshot().counts())
                .returns(3L, PoolSnapshot.Counts::asked)
                .returns(2L, PoolSnapshot.Counts::completed)
                .returns(1L, PoolSnapshot.Counts::refused);
    }

    @Test
    void theCallThatHasWaitedLongestMakesRoomWhereThatIsSaid() {
        Crew<Fake> crew = new Crew<>(spec(1).queue(1, WhenFull.DROP_OLDEST), this::hireReady);
        Work first = new Work(crew);
        Work second = new Work(crew);
        Work third = new Work(crew);
        assertThat(second.failure()).isInstanceOf(OverflowException.class);
        first.finish();
        third.finish();
        assertThat(third.end.join()).isEqualTo("done");
        assertThat(crew.snapshot().counts().dropped()).isOne();
    }

    @Test
    void aCallWaitsBesideTheQueueWhereThatIsSaidButNotForEver() {
        Crew<Fake> crew = new Crew<>(spec(1).queue(0, WhenFull.WAIT).patience(Duration.ofSeconds(5)), this::hireReady);
        Work first = new Work(crew);
        List<Work> waiting =
                IntStream.range(0, 10).mapToObj(i -> new Work(crew)).toList();
        assertThat(crew.snapshot().queued()).isEqualTo(10);
        time.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(waiting).allSatisfy(work -> assertThat(work.failure()).isInstanceOf(WaitTimeoutException.class));
        first.finish();
        assertThat(first.end.join()).isEqualTo("done");
        assertThat(crew.snapshot().counts().impatient()).isEqualTo(10);
        assertThat(crew.snapshot().queued()).isZero();
    }

    @Test
    void aCallThatIsCancelledLeavesTheQueueOrItsWorker() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        Work first = new Work(crew);
        Work second = new Work(crew);
        Work third = new Work(crew);
        second.end.cancel(true);
        assertThat(crew.snapshot().queued()).isOne();
        first.end.cancel(true);
        assertThat(third.who).isEqualTo("crew-1");
        third.finish();
        assertThat(crew.snapshot().counts().cancelled()).isEqualTo(2);
        assertThat(crew.snapshot().running()).isZero();
    }

    @Test
    void aCallThatIsCancelledBeforeItCouldAskIsNoCall() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        crew.calls(ANYBODY).one(fake -> Mono.just("done")).subscribe(cancelling());
        crew.calls(ANYBODY).many(fake -> Flux.just("done")).subscribe(cancelling());
        assertThat(crew.snapshot().counts()).isEqualTo(new Tally().counts());
    }

    private static BaseSubscriber<String> cancelling() {
        return new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                subscription.cancel();
            }
        };
    }

    @Test
    void whatCallsHaveWaitedIsCountedWhicheverWayTheirWaitHasEnded() {
        List<Consumer<Crew<Fake>>> endings = List.of(
                crew -> recruits.getLast().ready.tryEmitError(new IllegalStateException("broken")),
                crew -> time.advanceTimeBy(Duration.ofSeconds(5)),
                crew -> crew.close(() -> new ClosedException("closed")).block(),
                crew -> recruits.getLast().ready.tryEmitEmpty());
        for (Consumer<Crew<Fake>> ending : endings) {
            Crew<Fake> crew = new Crew<>(spec(1).patience(Duration.ofSeconds(5)), this::hire);
            Work waiting = new Work(crew, new Route.Where<>(fake -> {
                throw new IllegalStateException("no");
            }));
            ending.accept(crew);
            assertThat(waiting.end).isCompletedExceptionally();
            PoolSnapshot end = crew.snapshot();
            assertThat(end.counts().waited()).isPositive().isLessThan(Duration.ofHours(1));
            assertThat(end.queued()).isZero();
        }
    }

    // Routes.

    @Test
    void callsGoToWhoHasTheFewest() {
        Crew<Fake> crew = new Crew<>(spec(3).concurrency(2), this::hireReady);
        List<Work> all = IntStream.range(0, 6).mapToObj(i -> new Work(crew)).toList();
        assertThat(all.stream().map(work -> work.who))
                .containsExactly("crew-1", "crew-2", "crew-3", "crew-1", "crew-2", "crew-3");
    }

    @Test
    void callsOfAKeyGoToOnePlaceAndWaitForIt() {
        Crew<Fake> crew = new Crew<>(spec(4), this::hireReady);
        Route<Fake> key = new Route.Keyed<>("customer-7");
        Work first = new Work(crew, key);
        Work second = new Work(crew, key);
        assertThat(second.who).isEqualTo("nobody");
        first.finish();
        assertThat(second.who).isEqualTo(first.who);
    }

    @Test
    void keysAreSpreadOverAllPlaces() {
        Crew<Fake> crew = new Crew<>(spec(4).concurrency(1000), this::hireReady);
        for (Function<Integer, Object> keys :
                List.<Function<Integer, Object>>of(i -> i, i -> i * 4, i -> "customer-" + i, i -> i * 1024L)) {
            List<String> who = IntStream.range(0, 100)
                    .mapToObj(i -> new Work(crew, new Route.Keyed<>(keys.apply(i))).who)
                    .toList();
            assertThat(who).contains("crew-1", "crew-2", "crew-3", "crew-4");
        }
    }

    @Test
    void aPredicateChoosesAndOneThatThrowsFailsItsCallAlone() {
        Crew<Fake> crew = new Crew<>(spec(2).concurrency(3), this::hireReady);
        Work chosen = new Work(crew, new Route.Where<>(fake -> fake.name.equals("crew-2")));
        assertThat(chosen.who).isEqualTo("crew-2");
        Work broken = new Work(crew, new Route.Where<>(fake -> {
            throw new IllegalStateException("no");
        }));
        assertThat(broken.failure()).hasMessage("no");
        assertThat(new Work(crew).who).isEqualTo("crew-1");
    }

    // Losing and replacing.

    @Test
    void oneThatIsLostIsReplacedAtOnceAndWhatItRefusedGoesToAnother() {
        Crew<Fake> crew = new Crew<>(spec(1).concurrency(2), this::hireReady);
        List<String> asked = new ArrayList<>();
        Mono<String> call = crew.calls(ANYBODY).one(fake -> {
            asked.add(fake.name());
            if (asked.size() == 1) {
                fake.dismissed = true;
                return Mono.error(ClosedException.refusing("gone"));
            }
            return Mono.just("done");
        });
        StepVerifier.create(call).expectNext("done").verifyComplete();
        assertThat(asked).hasSize(2);
        assertThat(crew.snapshot().counts())
                .returns(1L, PoolSnapshot.Counts::rerouted)
                .returns(1L, PoolSnapshot.Counts::replaced)
                .returns(1L, PoolSnapshot.Counts::completed);
    }

    @Test
    void whatOneThatIsLostHadBegunFailsAndSaysWhy() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        Sinks.One<String> outcome = Sinks.one();
        CompletableFuture<@Nullable String> call =
                crew.calls(ANYBODY).one(fake -> outcome.asMono()).toFuture();
        recruits.getFirst().lost.tryEmitValue("it was stuck");
        outcome.tryEmitError(new ClosedException("closed"));
        assertThat(call.exceptionNow())
                .isInstanceOf(WorkerFailedException.class)
                .hasMessageContaining("it was stuck");
        assertThat(new Work(crew).who).isNotEqualTo("nobody");
    }

    @Test
    void aStreamThatHasGivenSomethingIsNotBegunAgain() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        Flux<Integer> stream = crew.calls(ANYBODY).many(fake -> {
            fake.dismissed = true;
            return Flux.concat(Flux.just(1), Flux.error(ClosedException.refusing("gone")));
        });
        StepVerifier.create(stream)
                .expectNext(1)
                .expectError(WorkerFailedException.class)
                .verify();
        assertThat(crew.snapshot().counts().rerouted()).isZero();
    }

    @Test
    void aSpareTakesThePlaceOfOneThatIsLost() {
        Crew<Fake> crew = new Crew<>(spec(1).spares(1), this::hireReady);
        assertThat(states(crew)).containsExactly(MemberState.READY, MemberState.SPARE);
        recruits.getFirst().lost.tryEmitValue("it has ended");
        assertThat(new Work(crew).who).isEqualTo("crew-2");
        assertThat(states(crew)).containsExactly(MemberState.READY, MemberState.SPARE);
        assertThat(recruits).hasSize(3);
    }

    @Test
    void aPlaceThatWasGivenUpIsNotOnceASpareHasIt() {
        Crew<Fake> crew =
                new Crew<>(spec(1).spares(1).supervision(Supervision.backoff(2, Duration.ofSeconds(1))), this::hire);
        Fake spare = recruits.getLast();
        for (Fake broken = recruits.getFirst();
                crew.snapshot().circuit() != Circuit.OPEN;
                broken = recruits.getLast()) {
            broken.ready.tryEmitError(new IllegalStateException("broken"));
            time.advanceTimeBy(Duration.ofSeconds(10));
        }
        spare.ready.tryEmitEmpty();
        Work work = new Work(crew);
        work.finish();
        assertThat(work.who).isEqualTo(spare.name);
        spare.lost.tryEmitValue("it has ended");
        recruits.getLast().ready.tryEmitError(new IllegalStateException("broken again"));
        assertThat(crew.snapshot().circuit()).isEqualTo(Circuit.HALF_OPEN);
        assertThat(states(crew)).containsExactly(MemberState.RESTARTING, MemberState.STARTING);
    }

    @Test
    void aScriptThatDoesNotRunIsTheErrorOfEveryCallAndIsTriedAgainUntilTheLimit() {
        Crew<Fake> crew =
                new Crew<>(spec(2).supervision(Supervision.backoff(3, Duration.ofSeconds(1))), this::hireBroken);
        assertThat(crew.snapshot().circuit()).isEqualTo(Circuit.HALF_OPEN);
        assertThat(new Work(crew).failure())
                .isInstanceOf(WorkerFailedException.class)
                .hasMessageContaining("broken");
        assertThat(states(crew)).containsOnly(MemberState.RESTARTING);
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(recruits).hasSize(4);
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(recruits).hasSize(4);
        time.advanceTimeBy(Duration.ofSeconds(1));
        assertThat(recruits).hasSize(6);
        time.advanceTimeBy(Duration.ofSeconds(4));
        assertThat(recruits).hasSize(8);
        assertThat(crew.snapshot().circuit()).isEqualTo(Circuit.OPEN);
        time.advanceTimeBy(Duration.ofDays(1));
        assertThat(recruits).hasSize(8);
        assertThat(states(crew)).containsOnly(MemberState.FAILED);
        assertThat(new Work(crew).failure()).hasMessageContaining("broken");
    }

    @Test
    void callsThatWaitWhileTheScriptFailsHearItAndARestartClosesTheCircuit() {
        Crew<Fake> crew = new Crew<>(spec(1).supervision(Supervision.backoff(3, Duration.ofSeconds(1))), this::hire);
        Work waiting = new Work(crew);
        recruits.getFirst().ready.tryEmitError(new IllegalStateException("broken"));
        assertThat(waiting.failure()).isInstanceOf(WorkerFailedException.class);
        time.advanceTimeBy(Duration.ofSeconds(1));
        recruits.getLast().ready.tryEmitEmpty();
        assertThat(crew.snapshot().circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(new Work(crew).who).isNotEqualTo("nobody");
    }

    // Generations.

    @Test
    void aNewGenerationTakesAllPlacesAndTheOldOneEndsWhatItHas() {
        Crew<Fake> crew = new Crew<>(spec(2), this::hireReady);
        Work old = new Work(crew);
        List<Fake> before = List.copyOf(recruits);
        StepVerifier.create(crew.renew(this::hireReady)).verifyComplete();
        assertThat(crew.snapshot().generation()).isEqualTo(2);
        assertThat(states(crew)).containsExactly(MemberState.READY, MemberState.READY, MemberState.DRAINING);
        assertThat(before.stream().map(fake -> fake.dismissed)).containsExactly(false, true);
        old.finish();
        assertThat(old.end.join()).isEqualTo("done");
        assertThat(before.getFirst().dismissed).isTrue();
        assertThat(states(crew)).containsExactly(MemberState.READY, MemberState.READY);
    }

    @Test
    void anOldGenerationThatDoesNotComeToItsEndIsEndedAfterAWhile() {
        Crew<Fake> crew = new Crew<>(spec(1).drain(Duration.ofSeconds(10)), this::hireReady);
        new Work(crew);
        StepVerifier.create(crew.renew(this::hireReady)).verifyComplete();
        assertThat(recruits.getFirst().dismissed).isFalse();
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(recruits.getFirst().dismissed).isTrue();
    }

    @Test
    void aScriptThatDoesNotRunKeepsTheOldGeneration() {
        Crew<Fake> crew = new Crew<>(spec(2), this::hireReady);
        List<Fake> before = List.copyOf(recruits);
        StepVerifier.create(crew.renew(this::hireBroken))
                .expectErrorMessage("broken")
                .verify();
        assertThat(crew.snapshot().generation()).isOne();
        assertThat(before).noneMatch(fake -> fake.dismissed);
        assertThat(recruits.subList(2, recruits.size())).allMatch(fake -> fake.dismissed);
        assertThat(new Work(crew).who).isEqualTo("crew-1");
    }

    @Test
    void ofTwoNewGenerationsTheOneThatComesTooLateHearsIt() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        CompletableFuture<@Nullable Void> slow = crew.renew(this::hire).toFuture();
        Fake late = recruits.getLast();
        StepVerifier.create(crew.renew(this::hireReady)).verifyComplete();
        Fake present = recruits.getLast();
        late.ready.tryEmitEmpty();
        assertThat(slow.exceptionNow()).hasMessageContaining("renewed with another script");
        assertThat(late.dismissed).isTrue();
        assertThat(present.dismissed).isFalse();
        assertThat(new Work(crew).who).isEqualTo(present.name);
    }

    @Test
    void aPoolThatIsClosedHasNoNewGenerationAndNobodyStaysOfTheOneThatWasComing() {
        Crew<Fake> crew = new Crew<>(spec(2), this::hireReady);
        CompletableFuture<@Nullable Void> coming = crew.renew(this::hire).toFuture();
        crew.close(() -> new ClosedException("it is closed")).block();
        StepVerifier.create(crew.renew(this::hireReady))
                .expectErrorMessage("it is closed")
                .verify();
        assertThat(recruits).hasSize(4);
        recruits.forEach(fake -> fake.ready.tryEmitEmpty());
        assertThat(coming.exceptionNow()).isInstanceOf(ClosedException.class).hasMessage("it is closed");
        assertThat(recruits).allMatch(fake -> fake.dismissed);
    }

    @Test
    void aNewGenerationIsLetGoWhereItIsCancelledAndStaysWhereItHasItsPlacesBefore() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        Fake old = recruits.getFirst();
        crew.renew(this::hire).subscribe().dispose();
        assertThat(recruits.getLast().dismissed).isTrue();
        Disposable renewal = crew.renew(this::hire).subscribe();
        Fake next = recruits.getLast();
        old.whenDismissed = renewal::dispose;
        next.ready.tryEmitEmpty();
        assertThat(old.dismissed).isTrue();
        assertThat(next.dismissed).isFalse();
        assertThat(new Work(crew).who).isEqualTo(next.name);
    }

    @Test
    void forEverIsATimeLikeAnyOther() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        Crew<Fake> crew = new Crew<>(spec(1).drain(forEver).patience(forEver), this::hireReady);
        Work old = new Work(crew);
        Work waiting = new Work(crew);
        StepVerifier.create(crew.renew(this::hireReady)).verifyComplete();
        assertThat(waiting.who).isEqualTo(recruits.getLast().name);
        CompletableFuture<@Nullable Void> drained =
                crew.drain(forEver, () -> new ClosedException("closed")).toFuture();
        old.finish();
        waiting.finish();
        assertThat(drained).isCompleted();
        assertThat(recruits).allMatch(fake -> fake.dismissed);
    }

    // The end.

    @Test
    void drainingEndsWhatWaitsAndRunsAndRefusesWhatComes() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        Work running = new Work(crew);
        Work waiting = new Work(crew);
        CompletableFuture<@Nullable Void> drained = crew.drain(
                        Duration.ofMinutes(1), () -> new ClosedException("closed"))
                .toFuture();
        assertThat(new Work(crew).failure()).isInstanceOf(ClosedException.class);
        running.finish();
        assertThat(drained).isNotDone();
        waiting.finish();
        assertThat(waiting.end.join()).isEqualTo("done");
        assertThat(drained).isCompleted();
        assertThat(recruits).allMatch(fake -> fake.dismissed);
    }

    @Test
    void drainingNeedNotWaitForCallsThatHaveLostPatience() {
        Crew<Fake> crew = new Crew<>(spec(1).patience(Duration.ofSeconds(5)), this::hireReady);
        Work waiting = new Work(crew, new Route.Where<>(fake -> false));
        CompletableFuture<@Nullable Void> drained = crew.drain(
                        Duration.ofMinutes(1), () -> new ClosedException("closed"))
                .toFuture();
        time.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(waiting.failure()).isInstanceOf(WaitTimeoutException.class);
        assertThat(drained).isCompleted();
    }

    @Test
    void drainingNeedNotWaitForCallsThatClosingHasRefused() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        Work waiting = new Work(crew, new Route.Where<>(fake -> false));
        CompletableFuture<@Nullable Void> drained = crew.drain(
                        Duration.ofMinutes(1), () -> new ClosedException("drained"))
                .toFuture();
        crew.close(() -> new ClosedException("closed")).block();
        assertThat(waiting.failure()).hasMessage("closed");
        assertThat(drained).isCompleted();
    }

    @Test
    void drainingHasADeadline() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hireReady);
        new Work(crew);
        Work waiting = new Work(crew);
        CompletableFuture<@Nullable Void> drained = crew.drain(
                        Duration.ofSeconds(10), () -> new ClosedException("closed"))
                .toFuture();
        time.advanceTimeBy(Duration.ofSeconds(10));
        assertThat(drained).isCompleted();
        assertThat(waiting.failure()).isInstanceOf(ClosedException.class);
        assertThat(recruits).allMatch(fake -> fake.dismissed);
    }

    @Test
    void whatHappensIsToldInOrder() {
        Crew<Fake> crew = new Crew<>(spec(1), this::hire);
        List<PoolEvent> told = new ArrayList<>();
        crew.events().subscribe(told::add);
        recruits.getFirst().ready.tryEmitEmpty();
        recruits.getFirst().lost.tryEmitValue("it has ended");
        recruits.getLast().ready.tryEmitError(new IllegalStateException("broken"));
        time.advanceTime();
        assertThat(told)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly("Joined", "Lost", "Failed", "CircuitChanged");
    }
}
