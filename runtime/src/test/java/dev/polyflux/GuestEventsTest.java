package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Stuck;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** What guests hear of the lifecycle on main's target of events, and what Java hears of code that goes on for long. */
final class GuestEventsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private static String resource(String name) {
        try (InputStream in = GuestEventsTest.class.getResourceAsStream("/events/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Polyflux listening(String main, String text) {
        Polyflux polyflux = Polyflux.builder()
                .main(main, text)
                .output(line -> told.add(line.text().stripTrailing()))
                .uncaught((realm, failure) -> {})
                .build();
        assertThat(MainScript.ended(polyflux).block(LIMIT)).isInstanceOf(Done.class);
        return polyflux;
    }

    /** What is told up to a line that begins like this. */
    private List<String> until(String last) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        do {
            lines.add(Objects.requireNonNull(told.poll(LIMIT.toSeconds(), TimeUnit.SECONDS), last));
        } while (!lines.getLast().startsWith(last));
        return lines;
    }

    /** A script of each language that ends well, and one that fails, in each kind of worker. */
    private static Stream<WorkerSpec> workers() {
        return Stream.of(
                        WorkerSpec.of("good.py", "print('in script')"),
                        WorkerSpec.of("good.js", "console.log('in script')"),
                        WorkerSpec.of(
                                "bad.py", "from polyflux import sleep\nprint('in script')\nawait sleep(0)\n1 / 0"),
                        WorkerSpec.of("bad.mjs", "console.log('in script'); await null; null.x"))
                .flatMap(spec -> Stream.of(spec, spec.awaiting(), spec.synchronous()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.js", "main.py"})
    void aScriptIsReadyBeforeItBeginsAndDoneOrFailedAfterItsEnd(String main) throws InterruptedException {
        try (Polyflux polyflux = listening(main, resource(main))) {
            assertThat(until(main.endsWith("js") ? "js:done" : "py:done")).hasSize(1);
            int number = 0;
            for (WorkerSpec spec : workers().toList()) {
                String name = "w" + number++;
                String type = spec.language().type();
                boolean fails = spec.name().equals("bad");
                polyflux.start(spec.named(name));
                assertThat(until(type + (fails ? ":error " : ":done ") + name))
                        .startsWith(type + ":ready " + name, "in script")
                        .hasSize(3)
                        .last()
                        .asString()
                        .contains(
                                !fails
                                        ? "done"
                                        : type.equals("py") ? " code ZeroDivisionError: " : " code TypeError: ");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main.js", "main.py"})
    void allDoneComesEachTimeWhenAllHaveEndedAndSaysHow(String main) throws InterruptedException {
        try (Polyflux polyflux = listening(main, resource(main))) {
            polyflux.hooks()
                    .onReady(
                            "check",
                            context -> context.worker().equals("vetoed")
                                    ? Mono.error(new IllegalStateException("no"))
                                    : Mono.empty());
            Worker endless = polyflux.start(WorkerSpec.of("endless.js", "for (;;);"));
            polyflux.start(WorkerSpec.of("vetoed.js", ""));
            polyflux.start(WorkerSpec.of("quick.js", ""));
            polyflux.allStarted();
            List<String> vetoed = until("js:error vetoed");
            assertThat(vetoed).doesNotContain("js:ready vetoed");
            assertThat(vetoed.getLast())
                    .endsWith("onReady hook 'check' failed worker 'vetoed': java.lang.IllegalStateException: no")
                    .contains(" onReady ");
            endless.terminate().block(LIMIT);
            List<String> first = until("py:all-done");
            assertThat(first).contains("js:terminated endless").doesNotContain("js:done endless");
            assertThat(first.getLast())
                    .isEqualTo("py:all-done false endless=terminated main=done quick=done vetoed=failed");

            polyflux.start(WorkerSpec.of("later.js", ""));
            List<String> second = until("py:all-done");
            assertThat(second).endsWith("js:done later", "py:all-done false later=done");
            List<String> progress =
                    second.stream().filter(line -> line.startsWith("Load")).toList();
            assertThat(progress).startsWith("Loading engine 2 6 false").endsWith("Loaded onReady 6 6 true");
            assertThat(progress.stream()
                            .filter(line -> line.startsWith("Loading "))
                            .map(line -> line.replace("Loading", "Loaded").replace("false", "true")))
                    .containsExactlyElementsOf(progress.stream()
                            .filter(line -> line.startsWith("Loaded "))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"main.mjs", "main.py"})
    void mainsScriptMayAwaitThatAllOthersAreDone(String main) throws InterruptedException {
        String script = main.endsWith("py")
                ? """
                import asyncio
                from pyscript import window
                done = asyncio.get_running_loop().create_future()
                window.addEventListener("py:all-done", done.set_result)
                event = await done
                print("awaited", event.detail.outcomes.other.kind)
                """
                : """
                const spinner = setInterval(() => {}, 5);
                const { detail } = await new Promise((resolve) => addEventListener('js:all-done', resolve));
                clearInterval(spinner);
                console.log('awaited', detail.outcomes.other.kind);
                """;
        try (Polyflux polyflux = Polyflux.builder()
                .main(main, script)
                .output(line -> told.add(line.text()))
                .build()) {
            polyflux.start(WorkerSpec.of("other.js", ""));
            polyflux.allStarted();
            assertThat(until("awaited")).containsExactly("awaited done");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "listens.py, 'from pyscript import window\nfrom polyflux import states\n"
                + "window.addEventListener(\"js:error\", lambda event: print(\"heard\", event.detail.worker, states()[event.detail.worker], event.target == window, event.target.title))'",
        "listens.js, 'window.addEventListener(\"js:error\", ({ target, detail: { worker } }) => console.log(\"heard\", worker, polyflux.states()[worker], target === window ? \"True\" : \"False\", target.title))'"
    })
    void aWorkerListensByWayOfMainAndAsksForWhatHolds(String file, String script) throws InterruptedException {
        try (Polyflux polyflux = listening("main.js", "globalThis.title = 'main'")) {
            assertThat(polyflux.start(WorkerSpec.of(file, script.replace("\\n", "\n")))
                            .ended()
                            .block(LIMIT))
                    .isInstanceOf(Done.class);
            polyflux.start(WorkerSpec.of("fails.js", "throw 1"));
            assertThat(until("heard")).containsExactly("heard fails Failed True main");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "endless.py, 'while True: pass',                             a running task",
        "endless.js, 'for (;;);',                                    a running task",
        "waiting.py, 'from pyscript import window\nwindow.late()',   a wait for main",
        "waiting.js, 'window.late()',                                a wait for main"
    })
    void javaIsToldOnceThatARealmIsStuck(String file, String script, String work) {
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", "globalThis.late = () => { for (;;); }")
                .stuckAfter(Duration.ofMillis(20))
                .uncaught((realm, failure) -> {})
                .build()) {
            assertThat(MainScript.ended(polyflux).block(LIMIT)).isInstanceOf(Done.class);
            Mono<Stuck> stuck = polyflux.events()
                    .ofType(Stuck.class)
                    .filter(event -> file.equals(event.script()))
                    .next();
            Worker worker = polyflux.start(WorkerSpec.of(file, script.replace("\\n", "\n")));
            Stuck event = Objects.requireNonNull(stuck.block(LIMIT));
            assertThat(event.work()).isIn("a running task", work); // what it does before it waits may be as long
            assertThat(event.limit()).isEqualTo(Duration.ofMillis(20));
            assertThat(event.worker()).isEqualTo(worker.name());
        }
    }
}
