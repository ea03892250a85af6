package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command in this process: what it refuses costs one line, what it runs tells how it ended. */
final class MainTest extends CommandFrame {

    private static final int FAILED = 1;
    private static final int TIMED_OUT = 124;

    private void refuses(String reason, String... arguments) {
        int status = Main.execute(arguments);
        assertThat(errors())
                .as(Arrays.toString(arguments))
                .singleElement()
                .asString()
                .startsWith("polyflux: ")
                .contains(reason);
        assertThat(status).isEqualTo(Main.USAGE);
    }

    // What is refused.

    @Test
    void anUnknownOptionIsRefused() {
        refuses("--colour", "run", "--colour", "a.py");
    }

    @Test
    void anUnknownCommandIsRefused() {
        refuses("walk", "walk");
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        refuses("--timeout", "run", "a.py", "--timeout");
    }

    @Test
    void aTimeoutThatIsNoDurationIsRefused() {
        refuses("500ms", "run", "--timeout", "soon", "a.py");
    }

    @Test
    void nothingToRunIsRefused() {
        refuses("nothing to run", "run");
    }

    @Test
    void aMissingFileIsRefused() {
        refuses("absent.py", "run", folder.resolve("absent.py").toString());
    }

    @Test
    void aMissingMainIsRefused() throws IOException {
        refuses("absent.js", "run", "--main", folder.resolve("absent.js").toString(), file("a.py", ""));
    }

    @Test
    void aDirectoryIsRefused() {
        refuses("is a directory", "run", folder.toString());
    }

    @Test
    void anEndingWithoutALanguageIsRefused() throws IOException {
        refuses("'.rb'", "run", file("a.rb", ""));
    }

    @Test
    void aFileThatIsNoTextIsRefused() throws IOException {
        Path file = Files.write(folder.resolve("a.py"), new byte[] {(byte) 0xff, (byte) 0xfe});
        refuses("UTF-8", "run", file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            16 characters           | short                |
            a cluster has a secret  |                      |
            'here' is no host:port  | a secret of the tests | --join here
            there is no port 70000  | a secret of the tests | --port 70000
            there is no port 70000  | a secret of the tests | --calls 70000
            a node has a name       | a secret of the tests | --name=
            """)
    void aNodeThatCannotBeIsRefused(String reason, String secret, String options) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("node", "--secret-file", file("secret", secret == null ? "" : secret)));
        if (options != null) {
            arguments.addAll(List.of(options.split(" ")));
        }
        refuses(reason, arguments.toArray(String[]::new));
    }

    @Test
    void twoWorkersOfOneNameAreRefused() throws IOException {
        refuses("'same'", "run", file("same.py", ""), file("same.js", ""));
        forgetErrors();
        refuses("'same'", "run", file("same.py", ""), file("other/same.py", ""));
    }

    @Test
    void aWorkerCalledMainIsRefused() throws IOException {
        refuses("'main'", "run", file("main.py", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.toml | mian = 'x'    | unknown key 'mian'",
                "a.json | {\"mian\": 1} | unknown key 'mian'",
                "a.json | {\"sandbox\": \"yes\"} | 'sandbox' must be true or false",
                "a.json | {\"sandbox\": true, \"native_code\": true} | native code cannot be sandboxed",
                "a.toml | main = 'x     | line 1",
                "a.json | {\"main\":    | line 1",
                "a.ini  | main=x        | neither"
            })
    void aConfigurationThatDoesNotFitIsRefused(String name, String text, String reason) throws IOException {
        refuses(reason, "run", "--config", file(name, text), file("a.py", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "repl"})
    void whatASandboxDeniesNoConfigurationGrants(String command) throws IOException {
        String main = file("a.py", "");
        String granting = file("a.toml", "native_code = true");
        refuses("native code cannot be sandboxed", command, "--sandbox", "--config", granting, "--main", main);
    }

    @Test
    void aMissingConfigurationIsRefused() throws IOException {
        refuses("absent.toml", "run", "--config", folder.resolve("absent.toml").toString(), file("a.py", ""));
    }

    @Test
    void withoutACommandItShowsItsUsage() {
        assertThat(Main.execute()).isEqualTo(Main.USAGE);
        assertThat(errors()).first().asString().startsWith("Usage: polyflux");
    }

    // What is run.

    @Test
    void scriptsThatAreDoneGiveNought() throws IOException {
        assertThat(Main.execute("run", "--main", file("app.js", "globalThis.x = 1"), file("a.js", "window.x")))
                .isZero();
        assertThat(errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw new TypeError('bad')", "setTimeout(() => { throw new TypeError('bad'); }, 0)"})
    void aScriptThatFailsIsToldAndTheOthersGoOn(String code) throws IOException {
        String good = file("good.js", "setTimeout(() => console.error('good'), 1)");
        assertThat(Main.execute("run", file("bad.js", code), good)).isEqualTo(FAILED);
        assertThat(errors())
                .contains("good")
                .contains("TypeError: bad")
                .filteredOn("TypeError: bad"::equals)
                .hasSize(1);
    }

    @Test
    void aScriptThatAwaitsWhatCannotComeHasFailed() throws IOException {
        assertThat(Main.execute("run", file("stuck.mjs", "await new Promise(() => {})")))
                .isEqualTo(FAILED);
        assertThat(errors()).singleElement().asString().contains("'stuck' did not finish");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "js | polyflux.hooks.worker.onReady.add(() => new Promise(() => {})) | w | onReady hook 'main.onReady'",
                "js | polyflux.hooks.main.onAfterRunAsync.add(async () => { await new Promise(() => {}); }) | main | onAfterRunAsync hook 'main.onAfterRunAsync'",
                "js | polyflux.hooks.worker.codeBeforeRunAsync.add(() => new Promise(() => {})) | w | codeBeforeRunAsync",
                "py | hooks.worker.onBeforeRunAsync.add(never) | w | onBeforeRunAsync hook 'main.onBeforeRunAsync'",
                "py | hooks.main.onAfterRunAsync.add(never) | main | onAfterRunAsync hook 'main.onAfterRunAsync'"
            })
    void aHookThatNeverComesToItsEndIsToldByNameAndTheRunEnds(String language, String adds, String realm, String hook)
            throws IOException {
        String code = language.equals("js")
                ? adds
                : "from js import Promise\nfrom pyscript import hooks\nasync def never(*given):\n"
                        + "    await Promise.new(lambda resolve, reject: None)\n" + adds;
        assertThat(Main.execute("run", "--main", file("main." + language, code), file("w.py", "print('w')")))
                .isEqualTo(FAILED);
        assertThat(errors())
                .containsExactly("polyflux: '" + realm + "' did not finish: it awaits the " + hook
                        + ", which can no longer come to an end");
    }

    /** As GraalPy's plugins for Maven and Gradle put them there: both layouts are among the resources of the tests. */
    @ParameterizedTest
    @ValueSource(strings = {"--sandbox", "--timeout=1h"})
    void modulesOnTheClassPathAreImported(String option) throws IOException {
        String code =
                """
                import sys
                import app_hello, app_installed, vfs_hello
                from importlib.metadata import version
                told = vfs_hello.hello("you"), version("vfs-installed"), app_hello.NAME, app_installed.VALUE
                print(*told, file=sys.stderr)
                """;
        assertThat(Main.execute("run", option, "--main", file("main.py", code), file("worker.py", code)))
                .isZero();
        assertThat(errors()).containsExactly("hello you 1.5 app 42", "hello you 1.5 app 42");
    }

    @ParameterizedTest
    @CsvSource({"./named.py, True", "named.py, True", "./other.py, False", "../named.py, False"})
    void codeOfTheSandboxStartsWorkersOfTheScriptsThatTheCommandNames(String asked, String starts) throws IOException {
        String code =
                """
                import sys
                from pyscript import PyWorker
                try:
                    print((await (await PyWorker("ASKED", name="again")).sync.name()) == "named", file=sys.stderr)
                except Exception as error:
                    print("sandbox" not in str(error), file=sys.stderr)
                """
                        .replace("ASKED", asked);
        file("other.py", "print('never')");
        String named = file("named.py", "from pyscript import sync\nsync.name = lambda: 'named'");
        assertThat(Main.execute("run", "--sandbox", "--main", file("main.py", code), named))
                .isZero();
        assertThat(errors()).containsExactly(starts);
    }

    @Test
    void theTimeoutEndsWhatStillRuns() throws IOException {
        assertThat(Main.execute("run", "--timeout", "1ms", file("endless.js", "for (;;);")))
                .isEqualTo(TIMED_OUT);
        assertThat(errors())
                .anySatisfy(
                        line -> assertThat(line).contains("the timeout passed").contains("endless"));
    }

    @Test
    void aTimeoutBlamesWhoRunsAndNotWhoWaits() throws IOException {
        String waits = file("waits.py", "from pyscript import window\nwindow.spin()");
        String sleeps = file("sleeps.js", "setTimeout(() => {}, 1e9)");
        assertThat(Main.execute("run", "--timeout", "1ms", "--main", file("busy.js", "for (;;);"), waits, sleeps))
                .isEqualTo(TIMED_OUT);
        assertThat(errors()).last().asString().contains("the timeout passed; still running: main");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import x from './x.mjs';~const y = ;|2:10",
                "const a = 1;~let b c;|2:6",
                "await 1;~const z = );|2:10"
            })
    void whatIsNoJavaScriptIsToldOnceWithItsPlace(String code, String place) throws IOException {
        for (String ending : List.of("js", "mjs")) {
            forgetErrors();
            assertThat(Main.execute("run", file("bad." + ending, code.replace('~', '\n'))))
                    .isEqualTo(FAILED);
            assertThat(errors())
                    .filteredOn(line -> line.contains("SyntaxError"))
                    .singleElement()
                    .asString()
                    .contains(place);
        }
    }

    @Test
    void proxiesThatAreAlikeAreOneLineHoweverManyThereAre() throws IOException {
        String main = file("app.js", "globalThis.kept = []; globalThis.keep = (f) => { kept.push(f); }");
        String worker =
                file("w.py", "from pyscript import window\nfor i in range(2000):\n    window.keep(lambda: 1)\n");
        assertThat(Main.execute("run", "--leaks", "--main", main, worker)).isZero();
        assertThat(errors()).hasSizeLessThan(20).anyMatch(line -> line.contains(" and 1999 more"));
    }

    @Test
    void eventsAreLinesOfJsonInTheirOrder() throws IOException {
        assertThat(Main.execute("run", "--events", file("a.js", ""))).isZero();
        assertThat(errors()).allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"));
        assertThat(errors().stream()
                        .map(line -> line.replaceAll("^\\{\"type\":\"(\\w+)\".*", "$1"))
                        .distinct())
                .containsExactly("Booting", "Ready", "Done", "AllDone");
        assertThat(errors()).last().asString().contains("\"a\":\"done\"");
    }

    @Test
    void aTracebackShowsItsLinesAndEndsWithTheError() throws IOException {
        assertThat(Main.execute("run", file("boom.py", "def f():\n    raise ValueError('boom')\n\nf()\n")))
                .isEqualTo(FAILED);
        assertThat(errors())
                .contains("Traceback (most recent call last):", "    raise ValueError('boom')")
                .last()
                .isEqualTo("ValueError: boom");
    }

    @Test
    void timersAndPromisesAreWaitedFor() throws IOException {
        String code = "await new Promise((done) => setTimeout(done, 1)); setTimeout(() => console.error('last'), 1)";
        assertThat(Main.execute("run", file("timers.js", code))).isZero();
        assertThat(errors()).containsExactly("last");
    }

    /** More than an inbox holds: what finds no room is told as such, and each call ends. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app.js | for (let i = 0; i < 3000; i++) setTimeout(() => workers.w.f(i).catch(e => e).then(told))",
                "app.js | for (let i = 0; i < 3000; i++) workers.w.f(i).catch(e => e).then(told)",
                "app.py | for i in range(3000): js.setTimeout(lambda: calls(i), 0)",
                "app.py | for i in range(3000): tasks.add(asyncio.create_task(calls(i)))"
            })
    void callsWithoutNumberAllEnd(String name, String code) throws IOException {
        String before = name.endsWith("js")
                ? "let n = 0; const told = (x) => { if (typeof x === 'number' || x.name === 'OverflowError') n++;"
                        + " if (n === 3000) console.error('all'); };"
                : """
                import asyncio, js, sys
                from pyscript import workers
                n, tasks = 0, set()
                async def calls(i):
                    global n
                    try:
                        answered = await (await workers['w']).f(i) >= 0
                    except Exception as e:
                        answered = type(e).__name__ == 'OverflowError'
                    n += answered
                    if n == 3000:
                        print('all', file=sys.stderr)
                """;
        String worker = file("w.py", "from pyscript import sync\nsync.f = lambda i: i\n");
        assertThat(Main.execute("run", "--main", file(name, before + code), worker))
                .isZero();
        assertThat(errors()).containsExactly("all");
    }

    @Test
    void optionsGoBeforeTheConfiguration() throws IOException {
        String config = file("polyflux.toml", "timeout = \"1ms\"");
        assertThat(Main.execute("run", "--config", config, "--timeout", "1h", file("a.js", "")))
                .isZero();
    }

    @Test
    void leaksAreReportedAfterTheRunWithWhereTheyWereMade() throws IOException {
        String main = file("app.js", "globalThis.keep = (f) => { globalThis.kept = f; }");
        String worker = file("w.py", "from pyscript import window\n\nwindow.keep(lambda: 1)\n");
        assertThat(Main.execute("run", "--leaks", "--main", main, worker)).isZero();
        assertThat(errors()).first().asString().startsWith("proxies: ").contains("1 never called");
        assertThat(errors())
                .filteredOn(line -> line.contains("main (javascript)") && line.contains("function"))
                .singleElement()
                .asString()
                .contains(" w ", " never ")
                .endsWith("w.py:3 in <module>");
    }

    @Test
    void leaksAreALineOfJsonWhereEventsAre() throws IOException {
        assertThat(Main.execute("run", "--leaks", "--events", file("a.js", "globalThis.w = window")))
                .isZero();
        assertThat(errors()).allMatch(line -> line.startsWith("{\"type\":\"") && line.endsWith("}"));
        assertThat(errors()).last().asString().startsWith("{\"type\":\"Census\",\"live\":[{\"id\":");
    }
}
