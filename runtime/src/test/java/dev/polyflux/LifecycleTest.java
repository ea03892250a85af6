package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.NoSuchWorkerException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.Outcome;
import dev.polyflux.lifecycle.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.test.StepVerifier;

/** Runs from their beginning to their end. */
final class LifecycleTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static Polyflux polyflux() {
        return Polyflux.builder().uncaught((realm, failure) -> {}).build();
    }

    /** The threads of realms; those that close a realm are waited for, as they have told that they are through. */
    private static List<String> realmThreads() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("polyflux-") && thread.getName().endsWith("-close")) {
                thread.join();
            }
        }
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("polyflux-") && !name.equals(Memory.CLEANER))
                .sorted()
                .toList();
    }

    @Test
    void everyRealmBootsIsReadyAndEndsAndAllDoneIsLast() {
        try (Polyflux polyflux =
                Polyflux.builder().main("main.js", "globalThis.x = 1").build()) {
            var told = polyflux.events()
                    .takeUntil(AllDone.class::isInstance)
                    .collectList()
                    .toFuture();
            polyflux.start(WorkerSpec.of("one.py", "from pyscript import window\nassert window.x == 1"));
            polyflux.start(WorkerSpec.of("two.js", "window.x"));
            polyflux.start(WorkerSpec.of("bad.js", "throw new TypeError('bad')"));
            polyflux.start(WorkerSpec.idle("idle", "js"));
            polyflux.allStarted();
            List<LifecycleEvent> events = told.orTimeout(60, TimeUnit.SECONDS).join();

            assertThat(order(events, "main")).endsWith("Done"); // begun before anybody could subscribe
            assertThat(order(events, "one")).startsWith("Booting").endsWith("Ready", "Done");
            assertThat(order(events, "two")).startsWith("Booting").endsWith("Ready", "Done");
            assertThat(order(events, "idle")).startsWith("Booting").endsWith("Ready", "Done");
            assertThat(order(events, "bad")).startsWith("Booting").endsWith("Ready", "Failed");
            assertThat(events).last().isInstanceOfSatisfying(AllDone.class, all -> {
                assertThat(all.outcomes()).containsOnlyKeys("main", "one", "two", "bad", "idle");
                assertThat(all.outcomes().get("bad"))
                        .isEqualTo(new Outcome(Outcome.Kind.FAILED, "code: TypeError: bad"));
            });
        }
    }

    private static List<String> order(List<LifecycleEvent> events, String worker) {
        return events.stream()
                .filter(event ->
                        event instanceof RealmEvent realm && realm.worker().equals(worker))
                .map(LifecycleEvent::type)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "a.js, 'sync.late = (begun) => { begun(); try { setTimeout(() => {}, 0); } catch (error) { return error.name; } };'",
        "a.js, 'sync.late = (begun) => { begun(); try { setImmediate(() => {}); } catch (error) { return error.name; } };'",
        "a.py, 'import js\nfrom pyscript import sync\ndef late(begun):\n  begun()\n  try:\n    js.setTimeout(print, 0)\n"
                + "  except Exception as error:\n    return error.name\nsync.late = late'"
    })
    void whatARealmThatIsBeingClosedWouldDoLaterIsRefusedByAnErrorOfItsOwn(String file, String code) throws Exception {
        Polyflux polyflux = polyflux();
        Worker worker = polyflux.start(WorkerSpec.of(file, code.replace("\\n", "\n")));
        worker.ended().block(LIMIT);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        CompletableFuture<?> late = worker.call("late", String.class, (Callable<Boolean>) () -> {
                    begun.countDown();
                    return closing.await(4, TimeUnit.MINUTES);
                })
                .toFuture();
        begun.await();
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> polyflux.close(LIMIT));
        while (!Stations.realm(worker).loop().isDisposed()) {
            Thread.onSpinWait();
        }
        closing.countDown();

        assertThat(late.get(4, TimeUnit.MINUTES)).isEqualTo("ClosedError");
        closed.get(4, TimeUnit.MINUTES);
    }

    @Test
    void aModuleThatIsRejectedWhileItAwaitsTakesNoOtherMicrotaskWithIt() {
        Queue<String> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux =
                Polyflux.builder().output(line -> printed.add(line.text())).build()) {
            LifecycleEvent end = polyflux.start(
                            WorkerSpec.of(
                                    "bad.mjs",
                                    """
                            await new Promise((_, reject) => setTimeout(() => {
                              reject(new Error('no'));
                              queueMicrotask(() => console.log('still here'));
                            }, 1));
                            """))
                    .ended()
                    .block(LIMIT);
            assertThat(end).isInstanceOf(Failed.class);
            polyflux.whenQuiet().block(LIMIT);
            assertThat(printed).containsExactly("still here");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bad.py, 'x = 1\nraise KeyError(\"k\")', KeyError, 2",
        "bad.py, 'from polyflux import sleep\nawait sleep(0)\n1 / 0', ZeroDivisionError, 3",
        "bad.js, 'let x;\nx.y;', TypeError, 2",
        "bad.mjs, 'await null;\nthrow new RangeError();', RangeError, 2",
        "bad.mjs, 'await new Promise((_, reject) =>\nsetTimeout(() => reject(new EvalError()), 1));', EvalError, 2"
    })
    void aScriptThatThrowsHasFailedWithItsFileAndLine(String file, String code, String type, int line) {
        try (Polyflux polyflux = polyflux()) {
            assertThat(polyflux.start(WorkerSpec.of(file, code)).ended().block(LIMIT))
                    .isInstanceOfSatisfying(Failed.class, failed -> {
                        assertThat(failed.phase()).isEqualTo(Phase.CODE);
                        assertThat(failed.script()).isEqualTo(file);
                        assertThat(failed.error()).isInstanceOfSatisfying(GuestException.class, error -> {
                            assertThat(error.error().type()).isEqualTo(type);
                            assertThat(error.error().frames())
                                    .anySatisfy(frame -> assertThat(frame.file() + ":" + frame.line())
                                            .isEqualTo(file + ":" + line));
                            assertThat(error.error().trace().lines())
                                    .element(
                                            file.endsWith(".py")
                                                    ? (int) error.error()
                                                                    .trace()
                                                                    .lines()
                                                                    .count()
                                                            - 1
                                                    : 0)
                                    .asString()
                                    .startsWith(type);
                        });
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"bad.py, 'def (', SyntaxError", "bad.js, 'let let let', SyntaxError"})
    void aScriptThatDoesNotParseHasFailed(String file, String code, String type) {
        try (Polyflux polyflux = polyflux()) {
            assertThat(polyflux.start(WorkerSpec.of(file, code)).ended().block(LIMIT))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.error()).hasMessageStartingWith(type));
        }
    }

    @Test
    void aFailedScriptLeavesTheOthersAlone() {
        try (Polyflux polyflux = polyflux()) {
            Worker bad = polyflux.start(WorkerSpec.of("bad.js", "throw new Error('bad')"));
            Worker good = polyflux.start(WorkerSpec.of("good.js", "sync.f = () => 1"));
            assertThat(bad.ended().block(LIMIT)).isInstanceOf(Failed.class);
            assertThat(good.call("f", Integer.class).block(LIMIT)).isEqualTo(1);
            assertThat(good.ended().block(LIMIT)).isInstanceOf(Done.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "endless.py, 'from pyscript import sync\ndef spin():\n    entered()\n    while True: pass\nsync.spin = spin\nsync.idle = lambda: 1'",
        "endless.js, 'sync.spin = () => { entered(); for (;;); }; sync.idle = () => 1'"
    })
    void terminatingEndsEndlessCodeAndFailsTheCallsThatAreOpen(String file, String code) throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        try (Polyflux polyflux = Polyflux.builder()
                .output(line -> entered.countDown())
                .uncaught((realm, failure) -> {})
                .build()) {
            String print = file.endsWith("py") ? "print('in')" : "console.log('in')";
            Worker worker = polyflux.start(WorkerSpec.of(file, code.replace("entered()", print)));
            worker.ended().block(LIMIT);
            var running = worker.call("spin", Object.class).toFuture();
            assertThat(entered.await(4, TimeUnit.MINUTES)).isTrue();
            var queued = worker.call("idle", Object.class).toFuture();

            worker.terminate().block(LIMIT);

            assertThatThrownBy(() -> running.get(4, TimeUnit.MINUTES)).hasCauseInstanceOf(ClosedException.class);
            assertThatThrownBy(() -> queued.get(4, TimeUnit.MINUTES)).hasCauseInstanceOf(ClosedException.class);
            assertThatThrownBy(() -> worker.call("idle", Object.class).block(LIMIT))
                    .isInstanceOf(ClosedException.class);
            assertThat(realmThreads()).doesNotContain("polyflux-endless");
        }
    }

    @Test
    void anEndlessScriptIsTerminatedNotDone() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        try (Polyflux polyflux = Polyflux.builder()
                .output(line -> entered.countDown())
                .uncaught((realm, failure) -> {})
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("endless.py", "print('in')\nwhile True: pass"));
            assertThat(entered.await(4, TimeUnit.MINUTES)).isTrue();
            var early = worker.call("never", Object.class).toFuture();
            worker.terminate().block(LIMIT);
            assertThat(worker.ended().block(LIMIT)).isInstanceOf(Terminated.class);
            assertThatThrownBy(() -> early.get(4, TimeUnit.MINUTES)).hasCauseInstanceOf(ClosedException.class);
        }
    }

    @Test
    void terminatingEndlessCodeIsNoUncaughtError() throws InterruptedException {
        CountDownLatch entered = new CountDownLatch(1);
        Queue<String> uncaught = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .output(line -> entered.countDown())
                .uncaught((realm, failure) -> uncaught.add(realm + ": " + failure))
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("endless.py", "print('in')\nwhile True: pass"));
            assertThat(entered.await(4, TimeUnit.MINUTES)).isTrue();
            worker.terminate().block(LIMIT);
        }
        assertThat(uncaught).isEmpty();
    }

    @Test
    void terminatingTwiceIsTerminatingOnce() {
        try (Polyflux polyflux = polyflux()) {
            Worker worker = polyflux.start(WorkerSpec.idle("once", "js"));
            worker.terminate().block(LIMIT);
            worker.terminate().block(LIMIT);
        }
    }

    @Test
    void theNameOfATerminatedWorkerIsFree() {
        try (Polyflux polyflux = polyflux()) {
            Worker first = polyflux.start(WorkerSpec.of("same.js", "sync.f = () => 1"));
            assertThatThrownBy(() -> polyflux.start(WorkerSpec.idle("same", "js")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(first.call("f", Integer.class).block(LIMIT)).isEqualTo(1);
            first.terminate().block(LIMIT);
            Worker second = polyflux.start(WorkerSpec.of("same.js", "sync.f = () => 2"));
            assertThat(second.call("f", Integer.class).block(LIMIT)).isEqualTo(2);
        }
    }

    @Test
    void aMainAloneHasOneThread() throws InterruptedException {
        try (Polyflux polyflux = Polyflux.builder().main("main.js", "").build()) {
            MainScript.ended(polyflux).block(LIMIT);
            assertThat(realmThreads()).containsExactly("polyflux-main");
        }
    }

    @Test
    void closingEndsEveryThreadHoweverOftenRuntimesAreStarted() throws InterruptedException {
        List<String> before = realmThreads();
        for (int i = 0; i < 5; i++) {
            String name = "closing" + i;
            Polyflux polyflux = Polyflux.builder().main("main.js", "").build();
            Worker worker = polyflux.start(
                    WorkerSpec.of(name + ".js", "setInterval(() => {}, 1); sync.f = () => typeof window"));
            assertThat(worker.call("f", String.class).block(LIMIT)).isEqualTo("object");
            assertThat(realmThreads()).contains("polyflux-" + name);
            polyflux.close();
            polyflux.close();
        }
        assertThat(realmThreads()).isEqualTo(before);
    }

    @Test
    void closingCompletesTheEvents() {
        Polyflux polyflux = polyflux();
        var events = StepVerifier.create(polyflux.events().filter(Terminated.class::isInstance))
                .expectNextCount(1)
                .expectComplete()
                .verifyLater();
        polyflux.start(WorkerSpec.idle("closed", "js")).ended().block(LIMIT);
        polyflux.close();
        events.verify(LIMIT);
    }

    @Test
    void aRuntimeIsQuietWhenTimersHaveFired() {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder().output(printed::add).build()) {
            polyflux.start(WorkerSpec.of("timer.js", "setTimeout(() => console.log('fired'), 20)"));
            polyflux.whenQuiet().block(LIMIT);
            assertThat(printed).extracting(Line::text).containsExactly("fired");
            assertThat(polyflux.pending()).isEmpty();
        }
    }

    @Test
    void hooksRunInOrderAroundTheScript() {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder().output(printed::add).build()) {
            polyflux.hooks().codeBeforeRun("javascript", "console.log('before')");
            polyflux.hooks().codeAfterRun("javascript", "console.log('after')");
            polyflux.start(WorkerSpec.of("hooked.js", "console.log('script')"))
                    .ended()
                    .block(LIMIT);
            assertThat(printed).extracting(Line::text).containsExactly("before", "script", "after");
        }
    }

    @Test
    void aWorkerThatIsNotThereIsAnErrorThatNamesThoseThereAre() {
        try (Polyflux polyflux = polyflux()) {
            Worker there = polyflux.start(WorkerSpec.idle("there", "js"));
            assertThat(polyflux.worker("absent")).isNull();
            assertThatThrownBy(() -> polyflux.roster().there("absent"))
                    .isInstanceOf(NoSuchWorkerException.class)
                    .hasMessageContaining("there");
            there.ended().block(LIMIT);
        }
    }

    @Test
    void whoWaitsForRestIsToldEachTimeAndByTheRuntimesEnd() {
        Polyflux polyflux = Polyflux.create();
        try (polyflux) {
            Worker worker = polyflux.start(WorkerSpec.of("rests.js", "sync.begin = () => setInterval(() => {}, 1e9);"));
            polyflux.whenQuiet().block(LIMIT);
            worker.call("begin", Object.class).block(LIMIT);
            var rest = polyflux.whenQuiet().toFuture();
            assertThat(rest).isNotDone();
            worker.terminate().block(LIMIT);
            rest.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();

            Worker other = polyflux.start(WorkerSpec.of("rests_not.js", "setInterval(() => {}, 1e9);"));
            other.started().block(LIMIT);
            rest = polyflux.whenQuiet().toFuture();
            assertThat(rest).isNotDone();
            polyflux.close();
            rest.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        }
        polyflux.whenQuiet().block(LIMIT);
    }
}
