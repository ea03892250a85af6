package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ExitException;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that asks for its end gets it, with the status and the words it would have in a process of its own. */
final class ExitTest extends CommandFrame {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String BEFORE =
            """
            import sys, os, atexit, asyncio, threading
            say = lambda text: print(text, file=sys.stderr)
            soon = asyncio.get_running_loop().call_soon
            async def leaves(status):
                sys.exit(status)
            def interrupts(*given):
                raise KeyboardInterrupt
            """;

    private static final String IGNORED = "Exception ignored in atexit callback: <function ends at ";

    /** A realm with JavaScript has no threads of Python's. */
    private static String before(String code) {
        return code.contains("js.") ? "import js\n" + BEFORE : BEFORE;
    }

    private String said() {
        return String.join("/", errors()).strip();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sys.exit()                                            | 0   | ``",
                "sys.exit(0)                                           | 0   | ``",
                "sys.exit(3)                                           | 3   | ``",
                "sys.exit(-1)                                          | 255 | ``",
                "sys.exit(256)                                         | 0   | ``",
                "sys.exit(True)                                        | 1   | ``",
                "sys.exit('in words')                                  | 1   | in words",
                "sys.exit((1, 2))                                      | 1   | (1, 2)",
                "raise SystemExit(4)                                   | 4   | ``",
                "quit(5)                                               | 5   | ``",
                "exit()                                                | 0   | ``",
                "os._exit(6)                                           | 6   | ``",
                "await asyncio.sleep(0); sys.exit(7)                   | 7   | ``",
                "asyncio.get_running_loop().call_later(0, sys.exit, 8) | 8   | ``",
                "asyncio.get_running_loop().call_later(9999, print); sys.exit(9)    | 9 | ``",
                "task = asyncio.create_task(asyncio.sleep(9999)); asyncio.get_running_loop().call_soon(sys.exit) | 0 | ``",
                "threading.Thread(target=sys.exit, args=(3,)).start()  | 0   | ``",
                "atexit.register(say, 'at exit'); sys.exit('words')    | 1   | words/at exit",
                "atexit.register(say, 'at exit'); os._exit(2)          | 2   | ``",
                "raise SystemExit                                      | 0   | ``",
                "sys.exit(1.5)                                         | 1   | 1.5",
                "sys.exit([])                                          | 1   | []",
                "sys.exit('')                                          | 1   | ``",
                "sys.exit(1 << 70)                                     | 255 | ``",
                "raise type('Own', (SystemExit,), {})(5)               | 5   | ``",
                "js.setTimeout(sys.exit, 0)                            | 0   | ``",
                "js.setTimeout(lambda: sys.exit(3), 0)                 | 3   | ``",
                "js.setTimeout(lambda: sys.exit('word'), 0)            | 1   | word",
                "js.setTimeout(lambda: os._exit(4), 0)                 | 4   | ``",
                "js.setInterval(lambda: sys.exit(3), 1)                | 3   | ``",
                "js.queueMicrotask(lambda: sys.exit(3))                | 3   | ``",
                "js.Promise.resolve(1).then(lambda v: sys.exit(3))     | 3   | ``",
                "js.Promise.reject(1).catch(lambda v: os._exit(3))     | 3   | ``",
                "js.Promise.resolve(1).finally_(lambda: sys.exit())    | 0   | ``",
                "await js.Promise.resolve(1).then(lambda v: sys.exit(3)) | 3 | ``",
                "target = js.EventTarget.new(); target.addEventListener('x', lambda e: sys.exit(3)); target.dispatchEvent(js.Event.new('x')) | 3 | ``",
                "target = js.EventTarget.new(); target.addEventListener('x', lambda e: os._exit(4)); target.dispatchEvent(js.Event.new('x')) | 4 | ``",
                "js.Array.of(1).forEach(lambda *given: sys.exit(3)); say('not') | 3 | ``",
                "js.eval('(f) => { try { f(); } catch {} }')(lambda: os._exit(4)) | 4 | ``",
                "js.eval('(f) => { try { f(); } catch {} }')(lambda: sys.exit(4)) | 0 | ``",
                "asyncio.get_running_loop().call_soon(os._exit, 4)     | 4   | ``",
                "task = asyncio.create_task(leaves(3))                 | 3   | ``",
                "await asyncio.gather(leaves(3), asyncio.sleep(9999))  | 3   | ``",
                "asyncio.run(leaves(3))                                | 3   | ``",
                "task = asyncio.create_task(leaves(3)); task.add_done_callback(lambda t: say('not')) | 3 | ``",
                "soon(say, 'a'); soon(sys.exit, 3); soon(say, 'b')     | 3   | a",
                "try: sys.exit(4)~finally: say('finally')            | 4   | finally",
                "try: sys.exit(4)~finally: sys.exit(5)               | 5   | ``",
                "try: 1 / 0~finally: sys.exit(4)                     | 4   | ``",
                "try: os._exit(4)~finally: say('not')                | 4   | ``",
                "try: sys.exit(4)~except BaseException as e: say(repr(e)) | 0 | SystemExit(4)",
                "print('begun', end='', file=sys.stderr); sys.exit('w') | 1  | begunw",
            })
    void aScriptEndsWithTheStatusItAsksFor(String code, int status, String said) throws IOException {
        assertThat(Main.execute("run", file("script.py", before(code) + code.replace('~', '\n') + "\n")))
                .isEqualTo(status);
        assertThat(said()).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sys.exit(3)                                           | 3",
                "os._exit(4)                                           | 4",
                "raise KeyboardInterrupt                               | 130",
                "js.setTimeout(sys.exit, 0)                            | 0",
                "js.setInterval(lambda: os._exit(4), 1)                | 4",
                "js.Promise.resolve(1).then(lambda v: sys.exit(3))     | 3",
                "task = asyncio.create_task(leaves(3))                 | 3",
                "asyncio.get_running_loop().call_later(0, sys.exit, 3) | 3",
            })
    void mainEndsLikewise(String code, int status) throws IOException {
        assertThat(Main.execute("run", "--main", file("script.py", before(code) + code)))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sys.exit(5)             | pass                | 0 | SystemExit: 5",
                "sys.exit('word')        | sys.exit(3)         | 3 | SystemExit: word",
                "raise SystemExit        | sys.exit(3)         | 3 | SystemExit",
                "1 / 0                   | sys.exit(3)         | 3 | ZeroDivisionError: division by zero",
                "raise KeyboardInterrupt | soon(sys.exit, 4)   | 4 | KeyboardInterrupt",
            })
    void whatAFunctionRaisesAtTheExitIsToldAndNeitherHoldsUpTheOthersNorGivesTheStatus(
            String raises, String then, int status, String told) throws IOException {
        String code = BEFORE + "def ends():\n    " + raises
                + "\natexit.register(say, 'and others')\natexit.register(ends)\n" + then + "\n";
        assertThat(Main.execute("run", file("script.py", code))).isEqualTo(status);
        assertThat(errors()).hasSize(6);
        assertThat(errors()).first().asString().startsWith(IGNORED);
        assertThat(errors().subList(1, 3).toString()).contains("Traceback").contains("in ends");
        assertThat(errors()).containsSubsequence(told, "and others");
    }

    @Test
    void whatIsRaisedAtTheExitGoesToTheScriptsOwnHook() throws IOException {
        String code = BEFORE
                + """
                sys.unraisablehook = lambda told: say(f"{told.err_msg}: {told.object is sys.exit} {told.exc_value!r}")
                @atexit.register
                def not_any_more():
                    say('not')
                atexit.register(sys.exit, 5)
                atexit.unregister(not_any_more)
                """;
        assertThat(Main.execute("run", file("script.py", code))).isZero();
        assertThat(said()).isEqualTo("Exception ignored in atexit callback: True SystemExit(5)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raise KeyboardInterrupt",
                "js.setTimeout(interrupts, 0)",
                "asyncio.get_running_loop().call_soon(interrupts)",
                "js.Promise.resolve(1).then(interrupts)"
            })
    void anInterruptThatNobodyCatchesIsToldAndGivesTheStatusOfOne(String code) throws IOException {
        assertThat(Main.execute("run", file("script.py", before(code) + code))).isEqualTo(130);
        assertThat(errors()).first().isEqualTo("Traceback (most recent call last):");
        assertThat(errors()).last().isEqualTo("KeyboardInterrupt");
    }

    @Test
    void aGroupThatHoldsAnExitIsAnErrorAsAnyOther() throws IOException {
        assertThat(Main.execute("run", file("script.py", "raise BaseExceptionGroup('g', [SystemExit(3)])")))
                .isEqualTo(1);
        assertThat(errors()).anyMatch(line -> line.strip().equals("| SystemExit: 3"));
    }

    /** Who raised it is at its end, not who called. */
    @ParameterizedTest
    @CsvSource({
        "'window.setTimeout(lambda: sys.exit(3), 0)', 3",
        "'window.setTimeout(lambda: os._exit(4), 0)', 4",
        "window.Promise.resolve(1).then(lambda v: sys.exit(3)), 3"
    })
    void anExitInACallbackThatAnotherRealmKeepsIsItsOwnRealms(String code, int status) throws IOException {
        String main = file("app.js", "setTimeout(() => console.error('goes on'), 50)");
        String worker = file("w.py", "import os, sys\nfrom pyscript import window\n" + code);
        assertThat(Main.execute("run", "--main", main, worker)).isEqualTo(status);
        assertThat(errors()).contains("goes on");
    }

    @Test
    void theFirstThatDoesNotEndWellGivesTheStatusAndTheOthersFinish() throws IOException {
        String good = file(
                "good.py", "import asyncio, sys\nawait asyncio.sleep(0.01)\nprint('good', file=sys.stderr)\nexit(0)\n");
        assertThat(Main.execute("run", file("bad.py", "exit(42)"), good)).isEqualTo(42);
        assertThat(said()).isEqualTo("good");
    }

    @Test
    void theExitOfMainEndsItsTimersWhileItsObjectsStay() throws IOException {
        String main = file(
                "app.py", "import asyncio\nvalue = 5\nasyncio.get_running_loop().call_later(9999, print)\nexit(0)\n");
        String worker = file("w.js", "console.error(window.value)");
        assertThat(Main.execute("run", "--main", main, worker)).isZero();
        assertThat(said()).isEqualTo("5");
    }

    @Test
    void anExitInACallIsAnErrorOfTheCall() {
        try (Polyflux polyflux = Polyflux.create()) {
            Worker worker = polyflux.start(
                    WorkerSpec.of(
                            "asked.py",
                            """
                    import sys
                    from pyscript import sync
                    sync.leave = lambda: sys.exit(3)
                    sync.goes_on = lambda: True
                    """));
            assertThatThrownBy(() -> worker.call("leave", Object.class).block(LIMIT))
                    .isInstanceOf(ExitException.class)
                    .hasMessage("SystemExit: 3");
            assertThat(worker.call("goes_on", boolean.class).block(LIMIT)).isTrue();
        }
    }

    @Test
    void aWorkerThatExitsHasFailedWithItsStatus() {
        try (Polyflux polyflux = Polyflux.create()) {
            Worker worker = polyflux.start(WorkerSpec.of("exits.py", "raise SystemExit(3)"));
            assertThat(worker.ended().block(LIMIT))
                    .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.error())
                            .isInstanceOfSatisfying(ExitException.class, exit -> assertThat(exit.status())
                                    .isEqualTo(3)));
        }
    }
}
