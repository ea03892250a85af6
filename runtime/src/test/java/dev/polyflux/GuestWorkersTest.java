package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestException;
import dev.polyflux.lifecycle.HookPoint;
import dev.polyflux.lifecycle.HookScope;
import dev.polyflux.lifecycle.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What workers that scripts start may do, what is refused, and what Java sees of them. */
final class GuestWorkersTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private PolyfluxBuilder builder() {
        return Polyflux.builder()
                .output(line -> printed.add(line.text()))
                .uncaught((realm, failure) -> printed.add(realm + " uncaught " + failure.getMessage()));
    }

    /** Starts as many as it is told; prints what the next one is refused with. */
    private static String starting(String language, int most) {
        return language.equals("py")
                ? """
                from pyscript import PyWorker
                for number in range(%d):
                    PyWorker("one.py", code="")
                try:
                    PyWorker("two.py", code="")
                except Exception as error:
                    print(type(error).__name__, error)
                """
                        .formatted(most)
                : """
                for (let number = 0; number < %d; number++) JSWorker('one.js', { code: '' });
                JSWorker('two.js', { code: '' }).catch((error) => console.log(error.name, error.message));
                """
                        .formatted(most);
    }

    @ParameterizedTest
    @CsvSource({"py, 0", "js, 0", "py, 2", "js, 2"})
    void noMoreAreStartedThanAreGranted(String language, int most) {
        try (Polyflux polyflux = builder().guestWorkers(WorkerGrant.atMost(5)).build()) {
            WorkerSpec spec = WorkerSpec.of("starter." + language, starting(language, most))
                    .guestWorkers(most == 0 ? WorkerGrant.NONE : WorkerGrant.atMost(most));
            polyflux.start(spec).started().block(LIMIT);
            assertThat(printed)
                    .singleElement()
                    .asString()
                    .startsWith("ConfigurationError cannot start a worker of two: guest code may start "
                            + (most == 0 ? "none here" : "no more than 2 at a time"));
        }
    }

    @Test
    void theSandboxGrantsEightAndEachThatEndsMakesRoom() {
        try (Polyflux polyflux = builder().build()) {
            polyflux.start(WorkerSpec.of("starter.py", starting("py", 8)))
                    .started()
                    .block(LIMIT);
            assertThat(printed).singleElement().asString().contains("no more than 8 at a time");
            polyflux.workers().stream()
                    .filter(worker -> !worker.name().equals("starter"))
                    .forEach(worker -> worker.terminate().block(LIMIT));
            printed.clear();
            polyflux.start(WorkerSpec.of("other.py", "from pyscript import JSWorker\nawait JSWorker('x.js', code='')"))
                    .started()
                    .block(LIMIT);
            assertThat(printed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.py", "/etc/passwd.py", "secret.py", "link.py", "file:///etc/hostname.py"})
    void codeOfTheSandboxStartsNoScriptOfTheHost(String file) throws IOException {
        Path granted = Files.createDirectory(folder.resolve("granted"));
        Path secret = Files.writeString(folder.resolve("secret.py"), "print('secret')");
        Files.createSymbolicLink(granted.resolve("link.py"), secret);
        try (Polyflux polyflux =
                builder().guestWorkers(WorkerGrant.atMost(3).from(granted)).build()) {
            Path script = Files.writeString(
                    granted.resolve("main.py"),
                    """
                    from pyscript import PyWorker
                    try:
                        await PyWorker("FILE")
                    except Exception as error:
                        print(type(error).__name__, "sandbox" in str(error))
                    """
                            .replace("FILE", file));
            polyflux.start(WorkerSpec.of(script)).started().block(LIMIT);
            assertThat(printed).containsExactly("ConfigurationError True");
        }
    }

    @Test
    void codeOfTheSandboxStartsWhatItHasWrittenAndWhatLiesInAGrantedFolder() throws IOException {
        Files.writeString(folder.resolve("granted.py"), "print('granted')");
        try (Polyflux polyflux =
                builder().guestWorkers(WorkerGrant.atMost(3).from(folder)).build()) {
            String code =
                    """
                    from pyscript import JSWorker, PyWorker
                    with open("written.py", "w") as file:
                        file.write("print('written')")
                    await PyWorker("./written.py")
                    await PyWorker("./granted.py")
                    await JSWorker("data:text/javascript,console.log('data')")
                    """;
            polyflux.start(WorkerSpec.of("main.py", code)).started().block(LIMIT);
            assertThat(printed).containsExactly("written", "granted", "data");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config='/etc/hostname.toml'",
                "config={'mounts': {'/x': '/etc'}}",
                "config={'packages': ['x']}",
                "config={'sandbox': False}",
                "nonsense=1",
                "config={'nonsense': 1}",
                "name='main'",
                "name=''",
                "name='starter'"
            })
    void whatIsNoWorkersOptionIsRefused(String option) {
        try (Polyflux polyflux = builder().build()) {
            String code =
                    """
                    from pyscript import PyWorker
                    try:
                        PyWorker("a.py", code="print('ran')", OPTION)
                    except Exception as error:
                        print("refused", type(error).__name__)
                    """
                            .replace("OPTION", option);
            polyflux.start(WorkerSpec.of("starter.py", code)).started().block(LIMIT);
            polyflux.whenQuiet().block(LIMIT);
            assertThat(printed).singleElement().asString().startsWith("refused ");
            assertThat(polyflux.workers()).extracting(Worker::name).containsExactly("starter");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "js"})
    void aWorkerEndsWithTheOneThatStartedIt(String language) {
        String code = language.equals("py")
                ? "from pyscript import PyWorker\nawait PyWorker('child.js', code=\"await JSWorker('leaf.js', { code: '' });\")"
                : "await PyWorker('child.js', { code: \"await JSWorker('leaf.js', { code: '' });\" });";
        try (Polyflux polyflux = builder().build()) {
            Worker parent = polyflux.start(WorkerSpec.of("parent." + language, code));
            parent.started().block(LIMIT);
            List<Worker> below = polyflux.workers().stream()
                    .filter(worker -> worker != parent)
                    .toList();
            assertThat(below).extracting(Worker::name).containsExactly("child", "leaf");
            parent.terminate().block(LIMIT);
            below.forEach(worker -> StepVerifier.create(worker.states())
                    .thenConsumeWhile(state -> state != State.TERMINATED)
                    .expectNext(State.TERMINATED)
                    .expectComplete()
                    .verify(LIMIT));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "py, async_=False, onBeforeRun",
        "py, async_='false', onBeforeRun",
        "py, **{'async': True}, onBeforeRunAsync",
        "py, name='other', onBeforeRunAsync",
        "js, async: false, onBeforeRun",
        "js, async: 'no', onBeforeRun",
        "js, async: true, onBeforeRunAsync",
        "js, name: 'other', onBeforeRunAsync"
    })
    void theOptionAsyncChoosesAmongTheHooks(String language, String option, String called) {
        String code = language.equals("py")
                ? "from pyscript import PyWorker\nawait PyWorker('child.py', code='', " + option + ")"
                : "await PyWorker('child.py', { code: '', " + option + " });";
        PolyfluxBuilder builder = builder()
                .hooks(hooks -> List.of(HookPoint.ON_BEFORE_RUN, HookPoint.ON_BEFORE_RUN_ASYNC)
                        .forEach(point -> hooks.on(
                                point,
                                HookScope.workers(),
                                "tells",
                                context -> Mono.fromRunnable(() -> printed.add(context.worker() + " " + point)))));
        try (Polyflux polyflux = builder.build()) {
            polyflux.start(WorkerSpec.of("parent." + (language.equals("py") ? "py" : "mjs"), code))
                    .started()
                    .block(LIMIT);
            assertThat(printed)
                    .containsExactly(
                            "parent onBeforeRunAsync", (option.contains("other") ? "other " : "child ") + called);
        }
    }

    @Test
    void startedTellsWhatFailedAndStatesAreReplayed() {
        try (Polyflux polyflux = builder().build()) {
            Worker failing = polyflux.start(WorkerSpec.of("failing.py", "raise ValueError('no good')"));
            StepVerifier.create(failing.started())
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(GuestException.class)
                            .hasMessageContaining("ValueError: no good"))
                    .verify(LIMIT);
            assertThat(failing.state()).isEqualTo(State.FAILED);
            StepVerifier.create(failing.states())
                    .expectNext(State.FAILED)
                    .thenCancel()
                    .verify(LIMIT);

            Worker endless = polyflux.start(WorkerSpec.of("endless.mjs", "await new Promise(() => {});"));
            StepVerifier.create(endless.states())
                    .thenConsumeWhile(state -> state != State.READY)
                    .expectNext(State.READY)
                    .then(() -> endless.terminate().subscribe())
                    .expectNext(State.TERMINATED)
                    .expectComplete()
                    .verify(LIMIT);
            StepVerifier.create(endless.started())
                    .expectError(ClosedException.class)
                    .verify(LIMIT);
            endless.terminate().block(LIMIT);
            assertThat(polyflux.workers()).containsExactly(failing);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "mjs"})
    void javaAndAScriptSendEachOtherCopies(String language) {
        String code = language.equals("py")
                ? """
                from polyscript import xworker
                xworker.postMessage("begun")
                xworker.onmessage = lambda event: xworker.postMessage([event.data, xworker.isWindowProxy(event.data)])
                """
                : """
                postMessage('begun');
                addEventListener('message', ({ data }) => postMessage([data, false]));
                """;
        try (Polyflux polyflux = builder().build()) {
            Worker worker = polyflux.start(WorkerSpec.of("echo." + language, code));
            worker.postMessage(List.of(1, "two"));
            StepVerifier.create(worker.messages(Object.class))
                    .expectNext("begun", List.of(List.of(1, "two"), false))
                    .then(() -> worker.postMessage("more"))
                    .expectNext(List.of("more", false))
                    .thenCancel()
                    .verify(LIMIT);
        }
    }

    @Test
    void aSecondSubscriberOfAWorkersMessagesIsRefusedAndTheFirstGoesOn() {
        try (Polyflux polyflux = builder().build()) {
            Worker worker = polyflux.start(WorkerSpec.of("echo.js", "onmessage = ({ data }) => postMessage(data)"));
            Flux<Integer> messages = worker.messages(Integer.class);
            StepVerifier.create(messages)
                    .then(() -> StepVerifier.create(messages)
                            .expectErrorSatisfies(refused -> assertThat(refused)
                                    .isInstanceOf(IllegalStateException.class)
                                    .hasMessageContaining("'echo'")
                                    .hasMessageContaining("share()"))
                            .verify(LIMIT))
                    .then(() -> worker.postMessage(1))
                    .expectNext(1)
                    .thenCancel()
                    .verify(LIMIT);
            StepVerifier.create(messages)
                    .then(() -> worker.postMessage(2))
                    .expectNext(2)
                    .thenCancel()
                    .verify(LIMIT);
        }
    }

    @Test
    void messagesThatAScriptReceivesAreNotTakenFromIt() {
        try (Polyflux polyflux = builder().build()) {
            Worker starter = polyflux.start(
                    WorkerSpec.of(
                            "starter.mjs",
                            """
                            const worker = await JSWorker('echo.js', { code: "onmessage = ({ data }) => postMessage(data)" });
                            const heard = new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); });
                            sync.heard = async () => (worker.postMessage('mine'), heard);
                            """));
            starter.started().block(LIMIT);
            Worker echo = Objects.requireNonNull(polyflux.worker("echo"));
            StepVerifier.create(echo.messages(String.class))
                    .expectError(IllegalStateException.class)
                    .verify(LIMIT);
            assertThat(starter.call("heard", String.class).block(LIMIT)).isEqualTo("mine");
        }
    }

    @Test
    void whatIsSentToAWorkerThatWasTerminatedIsDropped() {
        try (Polyflux polyflux = builder().build()) {
            Worker worker = polyflux.start(WorkerSpec.of("deaf.js", "1"));
            worker.terminate().block(LIMIT);
            for (int i = 0; i <= 10_000; i++) {
                worker.postMessage(i);
            }
            assertThat(worker.state()).isEqualTo(State.TERMINATED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"py", "mjs"})
    void whatIsNoDataIsNoMessage(String language) {
        String code = language.equals("py")
                ? """
                from polyscript import xworker
                for live in (print, {"a": [len]}, object(), lambda: 1):
                    try:
                        xworker.postMessage(live)
                        print("sent")
                    except Exception as error:
                        print("refused", type(error).__name__)
                """
                : """
                for (const live of [console.log, { a: [isNaN] }, Symbol('s'), () => 1]) {
                  try {
                    postMessage(live);
                    console.log('sent');
                  } catch (error) {
                    console.log('refused', error.name);
                  }
                }
                """;
        try (Polyflux polyflux = builder().build()) {
            polyflux.start(WorkerSpec.of("poster." + language, code)).started().block(LIMIT);
            String error = language.equals("py") ? "refused ConversionError" : "refused DataCloneError";
            assertThat(printed).containsExactly(error, error, error, error);
        }
    }
}
