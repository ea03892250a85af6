package dev.polyflux.javascript;

import static dev.polyflux.javascript.ScriptCase.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.javascript.ScriptCase.Lines;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web's globals in a realm that may reach nothing outside; each script is a realm of its own. */
final class WebPlatformTest {

    private static final Lines LINES = new Lines();
    private static final Queue<String> UNCAUGHT = new ConcurrentLinkedQueue<>();

    private static @Nullable Polyflux runtime;

    @BeforeAll
    static void start() {
        runtime = Polyflux.builder()
                .main("main.js", "window.controller = new AbortController(); window.made = (type) => new type();")
                .output(LINES::add)
                .uncaught((worker, failure) -> UNCAUGHT.add(worker + ": " + failure.getMessage()))
                .build();
    }

    @AfterAll
    static void close() {
        polyflux().close();
    }

    private static Polyflux polyflux() {
        return Objects.requireNonNull(runtime);
    }

    private static Worker run(String file, String code) {
        Worker worker = polyflux().start(WorkerSpec.of(file, code));
        assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        return worker;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abort",
                "blob",
                "clone",
                "console",
                "crypto",
                "events",
                "exceptions",
                "form",
                "globals",
                "messages",
                "requests",
                "sandbox",
                "streams",
                "text",
                "timers",
                "url"
            })
    void scriptsFindTheWebsGlobals(String topic) {
        ScriptCase.check(polyflux(), LINES, topic + ".mjs", "");
    }

    @Test
    void whatAListenerThrowsIsUncaughtAndHoldsUpNoOther() {
        Worker worker = run(
                "listeners.js",
                """
                const target = new EventTarget();
                let heard = 0;
                target.addEventListener('a', () => { throw new Error('of a listener'); });
                target.addEventListener('a', () => heard++);
                target.dispatchEvent(new Event('a'));
                reportError(new Error('reported'));
                sync.heard = () => heard;
                """);
        assertThat(worker.call("heard", int.class).block(LIMIT)).isEqualTo(1);
        assertThat(UNCAUGHT)
                .anyMatch(told -> told.startsWith("listeners: ") && told.contains("of a listener"))
                .anyMatch(told -> told.startsWith("listeners: ") && told.contains("reported"));
    }

    @Test
    void framesOfTheRuntimesFilesAreNotShown() {
        Worker worker = run("frames.js", "sync.fails = function fails() { new URL(structuredClone({ f() {} })); };");
        assertThatThrownBy(() -> worker.call("fails", Object.class).block(LIMIT))
                .isInstanceOfSatisfying(GuestException.class, thrown -> assertThat(
                                thrown.error().frames())
                        .extracting(GuestError.Frame::file)
                        .containsOnly("frames.js"));
    }

    @Test
    void aSignalOfMainAbortsWorkersOfBothLanguages() {
        Worker js = run(
                "signal-js.js",
                """
                const heard = Promise.withResolvers();
                window.controller.signal.addEventListener('abort', (event) => heard.resolve([event.type, window.controller.signal.reason]));
                const any = AbortSignal.any([window.controller.signal]);
                const own = Promise.withResolvers();
                any.addEventListener('abort', () => own.resolve(any.reason));
                sync.heard = async () => [...await heard.promise, await own.promise].join();
                """);
        Worker py = run(
                "signal-py.py",
                """
                from pyscript import sync, window
                from js import Promise
                heard = []
                window.controller.signal.addEventListener('abort', lambda event: heard.append(event.type))
                def abort():
                    window.controller.abort('enough')
                    return window.controller.signal.aborted
                sync.abort = abort
                sync.heard = lambda: ','.join(heard)
                """);
        assertThat(py.call("abort", boolean.class).block(LIMIT)).isTrue();
        assertThat(js.call("heard", String.class).block(LIMIT)).isEqualTo("abort,enough,enough");
        assertThat(py.call("heard", String.class).block(LIMIT)).isEqualTo("abort");
    }

    @Test
    void anExceptionOfTheWebsArrivesAsOne() {
        Worker worker = run(
                "thrown.js",
                """
                window.fails = undefined;
                sync.told = () => {
                  try { window.structuredClone(window.made.bind); } catch (error) { return [error.name, error instanceof DOMException].join(); }
                };
                """);
        assertThat(worker.call("told", String.class).block(LIMIT)).isEqualTo("DataCloneError,true");
    }
}
