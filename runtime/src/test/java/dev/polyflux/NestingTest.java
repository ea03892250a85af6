package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.WaitTimeoutException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

/** Calls that wait for calls that wait. */
final class NestingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String JS_MAIN = "globalThis.bounce = (n, f) => (n === 0 ? 'bottom' : f(n - 1));"
            + " globalThis.forever = (f) => f(); globalThis.never = () => new Promise(() => {});"
            + " globalThis.deep = (n, f) => { if (n === 0) throw new RangeError('bottom'); return f(n - 1); };";
    private static final String PY_MAIN =
            """
            def bounce(n, f):
                return "bottom" if n == 0 else f(n - 1)
            def forever(f):
                return f()
            def deep(n, f):
                if n == 0:
                    raise IndexError("bottom")
                return f(n - 1)
            """;
    private static final String JS =
            """
            const down = (n) => window.bounce(n, down);
            const dive = (n) => window.deep(n, dive);
            const on = () => window.forever(on);
            Object.assign(sync, { down, dive, on: () => { try { return on(); } catch (error) { return error.name; } }, one: () => 1 });
            """;
    private static final String PY =
            """
            from pyscript import sync, window
            def down(n): return window.bounce(n, down)
            def dive(n): return window.deep(n, dive)
            def on(): return window.forever(on)
            def on_and_on():
                try:
                    return on()
                except Exception as error:
                    return type(error).__name__
            sync.down = down
            sync.dive = dive
            sync.on = on_and_on
            sync.one = lambda: 1
            """;

    private Polyflux polyflux = Polyflux.create();

    private Worker start(String main, String worker) {
        polyflux = Polyflux.builder()
                .main("main." + main, main.equals("js") ? JS_MAIN : PY_MAIN)
                .build();
        return polyflux.start(WorkerSpec.of("w." + worker, worker.equals("js") ? JS : PY));
    }

    @AfterEach
    void close() {
        polyflux.close();
    }

    @ParameterizedTest
    @CsvSource({"js, js", "js, py", "py, js", "py, py"})
    void sixtyFourLevelsDeepReturnInPlace(String main, String worker) {
        assertThat(start(main, worker).call("down", String.class, 64).block(LIMIT))
                .isEqualTo("bottom");
    }

    @ParameterizedTest
    @CsvSource({
        "js, js, RangeError",
        "js, py, RangeError",
        "py, js, IndexError",
        "py, py, IndexError",
    })
    void anErrorComesUpThroughAllLevels(String main, String worker, String type) {
        assertThatThrownBy(
                        () -> start(main, worker).call("dive", String.class, 20).block(LIMIT))
                .isInstanceOfSatisfying(
                        GuestException.class,
                        error -> assertThat(error.getMessage()).contains(type).contains("bottom"));
    }

    @ParameterizedTest
    @CsvSource({"js, js", "js, py", "py, js", "py, py"})
    void recursionWithoutEndIsAnErrorAndTheRealmsLiveOn(String main, String worker) {
        Worker driver = start(main, worker);
        assertThat(driver.call("on", String.class).block(LIMIT))
                .isIn("WaitNotAllowedError", "RangeError", "RecursionError", "JsException", "PythonError");
        assertThat(driver.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
    }

    @Test
    void threeWorkersThatWouldWaitForEachOtherAreToldAndAnswerTheNextCall() {
        polyflux = Polyflux.builder()
                .main("main.js", "globalThis.met = 0; globalThis.meet = () => ++met; globalThis.all = () => met === 3;")
                .build();
        String worker =
                """
                from pyscript import sync, window
                sync.one = lambda: 1
                def share(name):
                    setattr(window, name, lambda: 1)
                # Each is busy with its call until all three are, so no call is answered before the cycle is closed.
                def ask(name):
                    other = getattr(window, name)
                    window.meet()
                    while not window.all():
                        pass
                    try:
                        return str(other())
                    except Exception as error:
                        return f"{type(error).__name__}: {error}"
                sync.share = share
                sync.ask = ask
                """;
        Worker a = polyflux.start(WorkerSpec.of("a.py", worker));
        Worker b = polyflux.start(WorkerSpec.of("b.py", worker));
        Worker c = polyflux.start(WorkerSpec.of("c.py", worker));
        a.call("share", Object.class, "fromA").block(LIMIT);
        b.call("share", Object.class, "fromB").block(LIMIT);
        c.call("share", Object.class, "fromC").block(LIMIT);

        List<String> answers = Flux.merge(
                        a.call("ask", String.class, "fromB"),
                        b.call("ask", String.class, "fromC"),
                        c.call("ask", String.class, "fromA"))
                .collectList()
                .block(LIMIT);

        assertThat(answers).hasSize(3).anySatisfy(answer -> assertThat(answer)
                .startsWith("DeadlockError")
                .contains("a")
                .contains("b")
                .contains("c")
                .contains("->"));
        for (Worker each : new Worker[] {a, b, c}) {
            assertThat(each.call("one", Integer.class).block(LIMIT)).isEqualTo(1);
        }
    }

    @Test
    void aWaitLongerThanTheDeadlineFails() {
        polyflux = Polyflux.builder()
                .main("main.js", "globalThis.spin = () => { while (!globalThis.stop) {} };")
                .waitDeadline(Duration.ofMillis(50))
                .build();
        Worker worker = polyflux.start(
                WorkerSpec.of(
                        "w.py",
                        """
                from pyscript import sync, window
                def ask():
                    try:
                        window.spin()
                    except Exception as error:
                        return type(error).__name__
                sync.ask = ask
                """));
        worker.ended().block(LIMIT); // a call waits no longer than the deadline for a function to be exposed
        assertThat(worker.call("ask", String.class).block(LIMIT))
                .isEqualTo(WaitTimeoutException.class.getSimpleName().replace("Exception", "Error"));
    }
}
