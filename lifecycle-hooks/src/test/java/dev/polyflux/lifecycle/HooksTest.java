package dev.polyflux.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.publisher.TestPublisher;

class HooksTest {

    private final Lifecycle lifecycle = Lifecycle.create(InstantSource.fixed(Instant.EPOCH));
    private final Run run = lifecycle.begin("stats", "stats.py");
    private final Hooks hooks = Hooks.create();
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
                        new HookContext("stats", "stats.py", Phase.ON_READY),
                        new HookContext("stats", "stats.py", Phase.ON_BEFORE_RUN));
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
                .expectErrorMessage("onBeforeRun hook 'check' failed worker 'stats': ValueError: too small")
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
    void keepGuestCodePerLanguageInOrder() {
        hooks.codeBeforeRun("python", "import json");
        hooks.codeBeforeRun("javascript", "let x = 1");
        hooks.codeBeforeRun("python", "import os");
        hooks.codeAfterRun("python", "del json");

        assertThat(hooks.codeBeforeRun("python")).containsExactly("import json", "import os");
        assertThat(hooks.codeBeforeRun("javascript")).containsExactly("let x = 1");
        assertThat(hooks.codeAfterRun("python")).containsExactly("del json");
        assertThat(hooks.codeAfterRun("javascript")).isEmpty();
    }

    @Test
    void forgetGuestCodeOnceDisposed() {
        hooks.codeAfterRun("python", "print(1)").dispose();

        assertThat(hooks.codeAfterRun("python")).isEmpty();
    }

    private Hook calling(String name) {
        return context -> Mono.fromRunnable(() -> calls.add(name));
    }
}
