package dev.polyflux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever types at the consoles sees what the languages' own show. Between tests, the Python console is there. */
final class ReplTest {

    private static final String INTERRUPT = "\u0003";
    private static final String END = "\u0004";

    @TempDir
    static Path state = Path.of("");

    private static Typist typist;

    @BeforeAll
    static void start() throws Exception {
        typist = new Typist(state).sees(">>> ");
    }

    @AfterAll
    static void leave() throws Exception {
        typist.types("'last' + ' words'\r")
                .sees("last words")
                .sees(">>> ")
                .types(END)
                .hasLeft();
        typist.close();
        assertThat(Files.readString(state.resolve("py_history"))).contains("'last' + ' words'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "6 * 7                                                   | 42",
                "print('once', 'more')                                   | once more",
                "'text'                                                  | 'text'",
                "import asyncio; await asyncio.sleep(0, 'slept')         | 'slept'",
                "1 +* 2                                                  | SyntaxError: invalid syntax",
                "1 / 0                                                   | ZeroDivisionError: division by zero",
                "window.Math.max(3, 5)                                   | 5",
            })
    void pythonShowsValuesAndErrors(String code, String shown) throws Exception {
        typist.types(code + "\r").sees("\n").sees(shown).sees(">>> ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "6 * 7                                                   | 42",
                "'text'                                                  | 'text'",
                "let a = 1, b; const {c} = {c: 2}; [a, b, c]             | [1, undefined, 2]",
                "let n = 1; const more = () => ++n; more(); n            | 2",
                "function twice(n) { return 2 * n } twice(4)             | 8",
                "function two() { return 2 }; typeof two                 | 'function'",
                "async function one({a}) { return a } await one({a: 1})  | 1",
                "class A { b() { return 'c' } } new A().b()              | 'c'",
                "if (true) {} let e = [3]; e                             | [3]",
                "({a: ';'})                                              | {a: ';'}",
                "{a: /[;]/.test(';')}                                    | {a: true}",
                "const d = await Promise.resolve(`${1 + 1};`); d         | '2;'",
                "1 +* 2                                                  | SyntaxError",
                "throw new RangeError('no')                              | RangeError: no",
                "throw {a: 1}                                            | Uncaught {a: 1}",
            })
    void javaScriptShowsValuesAndErrors(String code, String shown) throws Exception {
        typist.types(":js\r").sees("\n> ");
        typist.types(code + "\r").sees("\n" + shown).sees("\n> ");
        typist.types(":py\r").sees(">>> ");
    }

    @Test
    void whatIsNotCompleteGoesOnInTheNextLine() throws Exception {
        typist.types("def twice(n):\r")
                .sees("... ")
                .types("    return 2 * n\r")
                .sees("... ")
                .types("\r")
                .sees(">>> ");
        typist.types("twice(21)\r").sees("\n").sees("42").sees(">>> ");
        typist.types(":js\r")
                .sees("\n> ")
                .types("[1,\r")
                .sees("| ")
                .types("2].map((n) => {\r")
                .sees("| ");
        typist.types("return n + 40 })\r")
                .sees("[41, 42]")
                .sees("\n> ")
                .types(":py\r")
                .sees(">>> ");
    }

    @Test
    void windowOfBothIsMainAndLive() throws Exception {
        typist.types("window.numbers = [1, 2]\r").sees(">>> ").types(":js\r").sees("\n> ");
        typist.types("window.numbers.append(3)\r").sees("\n> ").types(":py\r").sees(">>> ");
        typist.types("window.numbers\r").sees("\n").sees("[1, 2, 3]").sees(">>> ");
    }

    @Test
    void interruptingCancelsWhatRunsAndKeepsTheRest() throws Exception {
        typist.types("kept = 1\r")
                .sees(">>> ")
                .types("import asyncio\rwhile True: print('run' + 'ning'); await asyncio.sleep(0.01)\r\r");
        typist.sees("running").types(INTERRUPT).sees("KeyboardInterrupt").sees(">>> ");
        typist.types("while True: pass\r").sees("... ").types("\r").sees("\n");
        typist.types(INTERRUPT)
                .sees(">>> ")
                .types("kept + 1\r")
                .sees("\n")
                .sees("2")
                .sees(">>> ");
    }

    @Test
    void interruptingEndsWhatJavaScriptWaitsForAndDropsItsValue() throws Exception {
        typist.types(":js\r")
                .sees("\n> ")
                .types("'kept'\r")
                .sees("\n")
                .sees("kept")
                .sees("\n> ");
        typist.types("let go; await new Promise((done) => { go = done; console.log('wait' + 'ing'); })\r")
                .sees("waiting");
        typist.types(INTERRUPT).sees("AbortError: interrupted").sees("\n> ");
        typist.types("void go('late' + ' value')\r").sees("\n> ");
        typist.types("_ + '!'\r").sees("\n").sees("kept!").sees("\n> ");
        typist.types(":py\r").sees(">>> ");
    }

    @Test
    void interruptingEndsWhatJavaScriptComputesAndKeepsTheRest() throws Exception {
        typist.types(":js\r").sees("\n> ").types("let kept = 1\r").sees("\n> ");
        typist.types("console.log('comp' + 'uting'); for (;;);\r").sees("computing");
        typist.types(INTERRUPT).sees("AbortError: interrupted").sees("\n> ");
        typist.types("kept + 41\r").sees("\n").sees("42").sees("\n> ");
        typist.types(":py\r").sees(">>> ");
    }

    @Test
    void tabCompletesNames() throws Exception {
        typist.types("considered = 1\r")
                .sees(">>> ")
                .types("consi\t + 8\r")
                .sees("considered + 8")
                .sees("9")
                .sees(">>> ");
        typist.types("window.encodeURIC\t('a b')\r")
                .sees("window.encodeURIComponent('a b')")
                .sees("a%20b")
                .sees(">>> ");
    }

    @Test
    void tabCompletesNamesOfJavaScript() throws Exception {
        typist.types(":js\r").sees("\n> ");
        typist.types("encodeURIC\t('a b')\r")
                .sees("encodeURIComponent('a b')")
                .sees("a%20b")
                .sees("\n> ");
        typist.types(":py\r").sees(">>> ");
    }

    @Test
    void whatWasTypedComesBackByTheArrow() throws Exception {
        typist.types("'once' + ' more'\r").sees("once more").sees(">>> ");
        typist.types("\u001BOA\r").sees("'once' + ' more'").sees("once more").sees(">>> ");
    }

    @Test
    void aWordThatIsNoneIsToldAndHelpTellsThoseThereAre() throws Exception {
        typist.types(":nothing\r").sees("there is no :nothing").sees(">>> ");
        typist.types(":help\r").sees(":quit").sees(">>> ");
    }

    @Test
    void historyLiesWhereTheSpecificationHasIt() {
        assertThat(List.of(
                        StateFolder.ofUser(Map.of("XDG_STATE_HOME", "/there")).folder(),
                        StateFolder.ofUser(Map.of("XDG_STATE_HOME", "relative")).folder(),
                        StateFolder.ofUser(Map.of()).folder()))
                .containsExactly(
                        Path.of("/there/polyflux"),
                        Path.of(System.getProperty("user.home"), ".local/state/polyflux"),
                        Path.of(System.getProperty("user.home"), ".local/state/polyflux"));
    }
}
