package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers that never wait: what they do to main is awaited. */
final class AwaitingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String MAIN =
            """
            globalThis.document = { title: 'hello', items: [1, 2, 3], tag(name) { return { name, shout() { return `${name}!`; } }; } };
            globalThis.add = (a, b) => a + b;
            globalThis.fail = () => { throw new RangeError('not today'); };
            globalThis.gate = Promise.withResolvers();
            let waiting = 0;
            globalThis.meet = (n) => {
              if (++waiting === 3) gate.resolve('all three');
              return gate.promise;
            };
            globalThis.calls = [];
            globalThis.note = (text) => { calls.push(text); };
            """;

    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux = Polyflux.builder()
            .main("main.js", MAIN)
            .output(line -> printed.add(line.text()))
            .build();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private void run(String file, String code) {
        Worker worker = polyflux.start(WorkerSpec.of(file, code).awaiting());
        assertThat(worker.ended().block(LIMIT)).isInstanceOf(Done.class);
    }

    private long messages() {
        return polyflux.traps().getOrDefault("main", 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "w.py, 'from pyscript import window\nprint(await window.document.title.toUpperCase())', HELLO",
        "w.mjs, 'console.log(await window.document.title.toUpperCase());', HELLO",
        "w.py, 'from pyscript import window\nprint(await window.document.tag(\"b\").shout())', b!",
        "w.mjs, 'console.log(await window.document.tag(\"b\").shout());', b!",
        "w.py, 'from pyscript import window\nprint(await window.document.items[1])', 2",
        "w.mjs, 'console.log(await window.document.items[1]);', 2",
        "w.py, 'from pyscript import window\nprint(await window.add(1, 2))', 3",
        "w.mjs, 'console.log(await window.add(1, 2));', 3",
        "w.py, 'from pyscript.ffi import gather\nfrom pyscript import window\nprint(await gather(window, \"document.title\", \"document.items[2]\"))', '[''hello'', 3]'",
        "w.mjs, 'console.log(await polyflux.gather(window, \"document.title\", \"document.items[2]\"));', '[''hello'', 3]'",
        "w.py, 'from pyscript.ffi import assign\nfrom pyscript import window\nawait assign(window, {\"a\": 1, \"b\": 2})\nprint(\"assigned\")', assigned",
        "w.mjs, 'await polyflux.assign(window, { a: 1, b: 2 });\nconsole.log(\"assigned\");', assigned",
        "w.py, 'from pyscript.ffi import query\nfrom pyscript import window\nprint(await query(window, \"document.nothing.here\"))', None",
        "w.mjs, 'console.log(await polyflux.query(window, \"document.nothing.here\"));', undefined",
        "w.py, 'from pyscript.ffi import evaluate\nprint(await evaluate(\"(a) => a + document.items.length\", 4))', 7",
        "w.mjs, 'console.log(await polyflux.evaluate((a) => a + document.items.length, 4));', 7",
    })
    void whatIsAwaitedTravelsAsOneMessage(String file, String code, String expected) {
        polyflux.window().block(LIMIT);
        long before = messages();
        run(file, code);
        assertThat(printed).containsExactly(expected);
        assertThat(messages() - before).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "w.py, 'from pyscript import window\nimport asyncio\nprint(await asyncio.gather(*(window.meet(i) for i in range(3))))', '[''all three'', ''all three'', ''all three'']'",
        "w.mjs, 'console.log(await Promise.all([1, 2, 3].map((i) => window.meet(i))));', '[''all three'', ''all three'', ''all three'']'",
    })
    void awaitsRunAtTheSameTime(String file, String code, String expected) {
        run(file, code);
        assertThat(printed).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "w.py, 'from pyscript import window\ntry:\n    len(window.document.items)\nexcept Exception as error:\n    print(type(error).__name__, error)'",
        "w.py, 'from pyscript import window\ntry:\n    window.document.items = 5\nexcept Exception as error:\n    print(type(error).__name__, error)'",
        "w.py, 'from pyscript import window\ntry:\n    [x for x in window.document.items]\nexcept Exception as error:\n    print(type(error).__name__, error)'",
        "w.py, 'from pyscript import window\ntry:\n    window.document.items == 5\nexcept Exception as error:\n    print(type(error).__name__, error)'",
        "w.mjs, 'try { [...window.document.items]; } catch (error) { console.log(error.name, error.message); }'",
        "w.mjs, 'try { window.document.items = 5; } catch (error) { console.log(error.name, error.message); }'",
        "w.mjs, 'try { `${window.document.items}`; } catch (error) { console.log(error.name, error.message); }'",
        "w.mjs, 'try { \"a\" in window.document.items; } catch (error) { console.log(error.name, error.message); }'",
    })
    void whatWouldHaveToWaitIsRefusedWithTheFix(String file, String code) {
        run(file, code);
        assertThat(printed)
                .singleElement()
                .asString()
                .startsWith("WaitNotAllowedError")
                .contains("document")
                .contains("await it first");
    }

    @ParameterizedTest
    @CsvSource({
        "w.py, 'from pyscript import window\ntry:\n    await window.fail()\nexcept Exception as error:\n    print(error)', RangeError: not today",
        "w.mjs, 'try { await window.fail(); } catch (error) { console.log(`${error}`); }', RangeError: not today",
        "w.py, 'from pyscript import window\ntry:\n    await window.document.nothing.here\nexcept Exception as error:\n    print(type(error).__name__)', JsException",
        "w.mjs, 'try { await window.document.nothing.here; } catch (error) { console.log(error.name); }', TypeError",
    })
    void anErrorOfMainIsThrownWhereItIsAwaited(String file, String code, String expected) {
        run(file, code);
        assertThat(printed).containsExactly(expected);
    }

    @Test
    void callsThatNobodyAwaitsAreMadeInOrder() {
        run(
                "w.py",
                "from pyscript import window\nfor i in range(3):\n    window.note(i)\nprint(await window.calls.join())");
        run("v.mjs", "for (let i = 3; i < 6; i++) window.note(i);\nconsole.log(await window.calls.join());");
        assertThat(printed).containsExactly("0,1,2", "0,1,2,3,4,5");
    }

    @ParameterizedTest
    @CsvSource({
        "w.py, 'from pyscript import window\ntag = await window.document.tag(\"i\")\nprint(await tag.name, await tag.shout())', i i!",
        "w.mjs, 'const tag = await window.document.tag(\"i\");\nconsole.log(await tag.name, await tag.shout());', i i!",
    })
    void whatWasAwaitedIsAwaitedOnAgain(String file, String code, String expected) {
        run(file, code);
        assertThat(printed).containsExactly(expected);
    }
}
