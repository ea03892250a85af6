package dev.polyflux.lifecycle.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.Hook;
import dev.polyflux.lifecycle.HookContext;
import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookScope;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.Phase;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.publisher.TestPublisher;

class HooksTest {

    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.fixed(Instant.EPOCH));
    private final FakeRealm realm = FakeRealm.worker("python", true);
    private final Run run = lifecycle.begin("stats", "stats.py").in(realm);
    private final RunHooks hooks = RunHooks.create();
    private final List<String> calls = new ArrayList<>();

    @Test
    void runInTheOrderInWhichTheyWereAdded() {
        hooks.onReady("first", calling("first"));
        hooks.onReady("second", calling("second"));
        hooks.onReady("third", calling("third"));
        hooks.ready(run).block();

        assertThat(calls).containsExactly("first", "second", "third");
    }

    @Test
    void runOnlyAtTheirOwnPoint() {
        hooks.onAfterRun("after", calling("after"));
        hooks.onBeforeRun("before", calling("before"));
        hooks.onReady("ready", calling("ready"));

        hooks.ready(run).block();
        run.ready();
        hooks.beforeRun(run).block();
        calls.add("code");
        hooks.afterRun(run).block();
        assertThat(calls).containsExactly("ready", "before", "code", "after");
    }

    @Test
    void areAwaitedOneAfterTheOther() {
        Sinks.Empty<Void> slow = Sinks.empty();
        hooks.onReady("slow", context -> slow.asMono());
        hooks.onReady("next", calling("next"));

        StepVerifier.create(hooks.ready(run))
                .then(() -> assertThat(calls).isEmpty())
                .then(slow::tryEmitEmpty)
                .expectComplete()
                .verify(Recording.PATIENCE);
        assertThat(calls).containsExactly("next");
    }

    @Test
    void areNamedWhileTheRunWaitsForThem() {
        Sinks.Empty<Void> slow = Sinks.empty();
        hooks.onReady("slow", context -> slow.asMono());
        hooks.onReady("never", context -> Mono.never());

        Disposable ready = hooks.ready(run).subscribe();
        assertThat(run.waitsFor()).isEqualTo("onReady hook 'slow'");
        slow.tryEmitEmpty();
        assertThat(run.waitsFor()).isEqualTo("onReady hook 'never'");
        ready.dispose();
        assertThat(run.waitsFor()).isNull();
    }

    @Test
    void areToldWhichRunTheyBelongTo() {
        List<HookContext> contexts = new ArrayList<>();
        Hook remember = context -> Mono.fromRunnable(() -> contexts.add(context));
        hooks.onReady("one", remember);
        hooks.onBeforeRun("two", remember);
        hooks.ready(run).block();
        run.ready();
        hooks.beforeRun(run).block();

        assertThat(contexts)
                .containsExactly(
                        new HookContext("stats", "stats.py", HookPoint.ON_READY, realm),
                        new HookContext("stats", "stats.py", HookPoint.ON_BEFORE_RUN_ASYNC, realm));
    }

    @Test
    void enterTheirPhaseAlsoWhereThereAreNone() {
        hooks.ready(run).block();
        assertThat(run.phase()).isEqualTo(Phase.ON_READY);
        run.ready();
        hooks.afterRun(run).block();

        assertThat(run.phase()).isEqualTo(Phase.ON_AFTER_RUN);
    }

    @Test
    void doNothingBeforeSubscription() {
        hooks.onReady("eager", calling("eager"));
        hooks.ready(run);

        assertThat(calls).isEmpty();
        assertThat(run.phase()).isEqualTo(Phase.CONFIGURATION);
    }

    @Test
    void vetoTheRunByFailing() {
        Recording recording = Recording.of(lifecycle);
        hooks.onReady("licence", context -> Mono.error(new IllegalArgumentException("expired")));
        hooks.onReady("next", calling("next"));
        String message = "onReady hook 'licence' failed worker 'stats': java.lang.IllegalArgumentException: expired";

        StepVerifier.create(hooks.ready(run))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(BootException.class)
                        .hasMessage(message)
                        .hasCauseInstanceOf(IllegalArgumentException.class))
                .verify(Recording.PATIENCE);
        assertThat(calls).isEmpty();
        assertThat(recording.close()).last().satisfies(event -> {
            LifecycleEvent.Failed failed = (LifecycleEvent.Failed) event;
            assertThat(failed.phase()).isEqualTo(Phase.ON_READY);
            assertThat(failed.error()).hasMessage(message);
        });
    }

    @Test
    void vetoTheRunByThrowing() {
        hooks.onReady("careless", context -> {
            throw new IllegalArgumentException("thrown");
        });

        StepVerifier.create(hooks.ready(run)).expectError(BootException.class).verify(Recording.PATIENCE);
        assertThat(run.isEnded()).isTrue();
    }

    @Test
    void nameAGuestErrorByItsSummary() {
        GuestError error = new GuestError("python", "ValueError", "too small", List.of(), "", null, null);
        run.ready();
        hooks.onBeforeRun("check", context -> Mono.error(new GuestException(error)));

        StepVerifier.create(hooks.beforeRun(run))
                .expectErrorMessage("onBeforeRunAsync hook 'check' failed worker 'stats': ValueError: too small")
                .verify(Recording.PATIENCE);
    }

    @Test
    void areNotCalledOnceDisposed() {
        Disposable first = hooks.onReady("first", calling("first"));
        hooks.onReady("second", calling("second"));
        first.dispose();
        hooks.ready(run).block();

        assertThat(first.isDisposed()).isTrue();
        assertThat(calls).containsExactly("second");
    }

    @Test
    void areNotCalledWhenDisposedBeforeTheirTurnInTheSameRun() {
        List<Disposable> second = new ArrayList<>();
        hooks.onReady(
                "first", context -> Mono.fromRunnable(() -> second.getFirst().dispose()));
        second.add(hooks.onReady("second", calling("second")));
        hooks.ready(run).block();

        assertThat(calls).isEmpty();
    }

    @Test
    void areRemovedOneByOneThoughTheSameHookWasAddedTwice() {
        Hook hook = calling("hook");
        hooks.onReady("hook", hook);
        hooks.onReady("hook", hook).dispose();
        hooks.ready(run).block();

        assertThat(calls).containsExactly("hook");
    }

    @Test
    void stopWhenTheRunIsTerminatedBetweenThem() {
        hooks.onReady("first", context -> Mono.fromRunnable(() -> run.terminated("meanwhile")));
        hooks.onReady("second", calling("second"));

        StepVerifier.create(hooks.ready(run))
                .expectErrorSatisfies(error -> assertThat(error)
                        .isInstanceOf(ClosedException.class)
                        .hasMessage("worker 'stats' was terminated"))
                .verify(Recording.PATIENCE);
        assertThat(calls).isEmpty();
    }

    @Test
    void doNotStartForATerminatedRun() {
        run.terminated("before");
        hooks.onReady("first", calling("first"));

        StepVerifier.create(hooks.ready(run)).expectError(ClosedException.class).verify(Recording.PATIENCE);
        assertThat(calls).isEmpty();
    }

    @Test
    void areCancelledWithTheRunAndNotFailed() {
        PublisherProbe<Void> never = PublisherProbe.of(TestPublisher.<Void>create());
        hooks.onReady("never", context -> never.mono());
        hooks.ready(run).subscribe().dispose();

        never.assertWasCancelled();
        assertThat(run.isEnded()).isFalse();
    }

    @Test
    void haveGuestCodeRunInTheRealmsOfItsLanguageInOrder() {
        hooks.codeBeforeRun("python", "import json");
        hooks.codeBeforeRun("javascript", "let x = 1");
        hooks.codeBeforeRun("python", "import os").dispose();
        hooks.code(HookPoint.CODE_BEFORE_RUN_ASYNC, HookScope.workers(), context -> Mono.just("# " + context.worker()));
        hooks.codeAfterRun("python", "del json");
        run.ready();
        hooks.codeBeforeRun(run).block();
        hooks.codeAfterRun(run).block();

        assertThat(realm.entered())
                .containsExactly("codeBeforeRun: import json", "codeBeforeRun: # stats", "codeAfterRun: del json");
    }

    @Test
    void letGuestCodeBeforeTheScriptFailAsItDoes() {
        hooks.codeBeforeRun("python", "raise ValueError");
        run.ready();

        StepVerifier.create(hooks.codeBeforeRun(run))
                .expectErrorMessage("raise ValueError")
                .verify(Recording.PATIENCE);
        assertThat(run.isEnded()).isFalse();
    }

    @Test
    void vetoNothingOnceTheScriptHasRun() {
        hooks.codeAfterRun("python", "raise ValueError");
        hooks.onAfterRun("careless", context -> Mono.error(new IllegalStateException("late")));
        hooks.onAfterRun("next", calling("next"));
        run.ready();
        hooks.codeAfterRun(run).then(hooks.afterRun(run)).block();

        assertThat(realm.errors())
                .extracting(Throwable::getMessage)
                .containsExactly(
                        "raise ValueError",
                        "onAfterRunAsync hook 'careless' failed worker 'stats': java.lang.IllegalStateException: late");
        assertThat(calls).containsExactly("next");
        assertThat(run.isEnded()).isFalse();
    }

    @Test
    void areCalledForARealmThatBecameReadyBeforeThey() {
        hooks.onReady("early", calling("early"));
        hooks.ready(run).block();
        run.ready();
        hooks.onReady("late", calling("late"));
        hooks.onBeforeRun("before", calling("before"));
        hooks.beforeRun(run).block();

        assertThat(calls).containsExactly("early", "late", "before");
    }

    /** Which runs a scope covers: main's, of Python and asynchronous, and a worker's, of JavaScript and synchronous. */
    @ParameterizedTest
    @CsvSource({
        "ALL,     ,           ,          onReady,            'main stats'",
        "MAIN,    ,           ,          onReady,            main",
        "WORKERS, ,           ,          onReady,            stats",
        "ALL,     python,     ,          onReady,            main",
        "ALL,     javascript, ,          onReady,            stats",
        "ALL,     js,         ,          onReady,            stats",
        "MAIN,    javascript, ,          onReady,            ''",
        "ALL,     ,           sta*,      onReady,            stats",
        "ALL,     ,           *,         onReady,            'main stats'",
        "ALL,     ,           *a*,       onReady,            'main stats'",
        "ALL,     ,           stats,     onReady,            stats",
        "ALL,     ,           stat,      onReady,            ''",
        "ALL,     ,           's.ats',   onReady,            ''",
        "WORKERS, javascript, '*s',      onReady,            stats",
        "ALL,     ,           ,          onBeforeRun,        stats",
        "ALL,     ,           ,          onBeforeRunAsync,   main",
        "ALL,     ,           ,          codeBeforeRun,      stats",
        "ALL,     ,           ,          codeBeforeRunAsync, main",
        "ALL,     ,           ,          codeAfterRun,       stats",
        "ALL,     ,           ,          codeAfterRunAsync,  main",
        "ALL,     ,           ,          onAfterRun,         stats",
        "ALL,     ,           ,          onAfterRunAsync,    main"
    })
    void areCalledForTheRunsOfTheirScopeAndMode(
            HookScope.Side side, @Nullable String language, @Nullable String names, String point, String called) {
        HookPoint at = HookPoint.named(point);
        HookScope scope = new HookScope(side, language, names);
        if (at.isCode()) {
            hooks.code(at, scope, context -> {
                calls.add(context.worker());
                return Mono.empty();
            });
        } else {
            hooks.on(at, scope, "scoped", context -> Mono.fromRunnable(() -> calls.add(context.worker())));
        }
        for (Run each : List.of(
                lifecycle.begin("main", "main.py").in(FakeRealm.main("python", true)),
                Lifecycle.create(InstantSource.system())
                        .begin("stats", "stats.js")
                        .in(FakeRealm.worker("javascript", false)))) {
            walk(each);
        }

        assertThat(String.join(" ", calls)).isEqualTo(called);
    }

    private void walk(Run each) {
        hooks.ready(each)
                .doOnSuccess(done -> each.ready())
                .then(hooks.beforeRun(each))
                .then(hooks.codeBeforeRun(each))
                .then(hooks.codeAfterRun(each))
                .then(hooks.afterRun(each))
                .block();
    }

    @ParameterizedTest
    @EnumSource
    void takeCodeWhereCodeRunsAndNothingElse(HookPoint point) {
        assertThatThrownBy(() -> {
                    if (point.isCode()) {
                        hooks.on(point, HookScope.all(), "hook", context -> Mono.empty());
                    } else {
                        hooks.code(point, HookScope.all(), "code");
                    }
                })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(point.toString());
    }

    private Hook calling(String name) {
        return context -> Mono.fromRunnable(() -> calls.add(name));
    }
}
