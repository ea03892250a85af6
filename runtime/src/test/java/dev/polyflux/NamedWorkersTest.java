package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code workers}: all there are, by name, in either language, on main and in workers. */
final class NamedWorkersTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String PYTHON =
            """
            from pyscript import workers
            print("named", *workers)
            print("counted", len(workers), "js_one" in workers, "none" in workers)
            print("dict", sorted(dict(workers)))
            print("shown", repr(workers), hasattr(workers, "__array__"))
            one = await workers["js_one"]
            print("called", await one.hello("you"), await workers.py_one.hello("me"))
            try:
                await workers["none"]
            except Exception as error:
                print("unknown", str(error))
            from pyscript import JSWorker, create_named_worker
            made = await create_named_worker("data:,def twice(x): return 2 * x%0A__export__ = ['twice']", "made")
            print("made", await made.twice(4), await workers["made"].twice(5))
            late = workers.late
            JSWorker("late.js", code="sync.hello = (name) => `late ${name}`; sync.born = 1999;")
            print("late", await late.hello("me"), (await late).born, await workers["late"].hello("you"))
            """;

    private static final String JAVASCRIPT =
            """
            const listed = [];
            for (const name in workers) listed.push(name);
            console.log('named', ...listed);
            console.log('counted', Object.keys(workers).length, 'js_one' in workers, 'none' in workers);
            console.log('dict', Object.keys({ ...workers }).sort().join());
            console.log('shown', Object.entries(workers).map(([name, one]) => `${name} ${typeof one}`).join());
            const one = await workers['js_one'];
            console.log('called', await one.hello('you'), await workers.py_one.hello('me'));
            try {
              await workers['none'];
            } catch (error) {
              console.log('unknown', error.message);
            }
            console.log('printed', workers);
            const late = workers.late;
            JSWorker('late.js', { code: 'sync.hello = (name) => `late ${name}`; sync.born = 1999;' });
            console.log('late', await late.hello('me'), (await late).born, await workers['late'].hello('you'));
            """;

    /** Main begins before its workers. */
    private static String waiting(boolean python) {
        return python
                ? """
                from polyflux import sleep
                from pyscript import workers
                while len(workers) < 2:
                    await sleep(0.01)
                """
                : """
                while (Object.keys(workers).length < 2) await new Promise((next) => setTimeout(next, 10));
                """;
    }

    /** Main computes until it is told that the workers have talked to each other. */
    @ParameterizedTest
    @CsvSource({"py, py", "py, js", "js, py", "js, js"})
    void callEachOtherWhileMainIsBusy(String asking, String asked) {
        CountDownLatch busy = new CountDownLatch(1);
        AtomicBoolean over = new AtomicBoolean();
        Supplier<Boolean> isOver = () -> {
            busy.countDown();
            return over.get();
        };
        String asks = asking.equals("py")
                ? """
                from pyscript import sync, workers
                async def ask():
                    other = await workers["asked"]
                    return await other.twice(20) + other.constant
                sync.ask = ask
                """
                : """
                sync.ask = async () => {
                  const other = await workers.asked;
                  return (await other.twice(20)) + other.constant;
                };
                """;
        String gives = asked.equals("py")
                ? "from pyscript import sync\nsync.constant = 2\nsync.twice = lambda n: 2 * n"
                : "sync.constant = 2; sync.twice = (n) => 2 * n;";
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", "globalThis.compute = (isOver) => { while (!isOver()); return 'over'; };")
                .build()) {
            polyflux.start(WorkerSpec.of("asked." + asked, gives)).started().block(LIMIT);
            Worker worker = polyflux.start(WorkerSpec.of("asks." + asking, asks));
            worker.started().block(LIMIT);
            CompletableFuture<@Nullable String> main = polyflux.start(
                            WorkerSpec.of("tells.js", "sync.compute = (isOver) => window.compute(isOver);"))
                    .call("compute", String.class, isOver)
                    .toFuture();
            assertThat(busy.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(worker.call("ask", Integer.class).block(LIMIT)).isEqualTo(42);
            assertThat(main).isNotDone();
            over.set(true);
            assertThat(main.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo("over");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** The one that asks is called asks, or main. */
    @ParameterizedTest
    @ValueSource(strings = {"main.py", "main.mjs", "asks.py", "asks.mjs"})
    void areListedAndCalled(String asks) {
        Queue<String> printed = new ConcurrentLinkedQueue<>();
        boolean onMain = asks.startsWith("main");
        boolean python = asks.endsWith("py");
        String code = python ? PYTHON : JAVASCRIPT;
        try (Polyflux polyflux = Polyflux.builder()
                .exposeDeadline(Duration.ofMillis(200)) // that is enough for whom nobody starts
                .output(line -> printed.add(line.text()))
                .main(onMain ? asks : "main.js", onMain ? waiting(python) + code : "")
                .build()) {
            polyflux.start(WorkerSpec.of("js_one.js", "sync.hello = (name) => `js ${name}`;"))
                    .ended()
                    .block(LIMIT);
            polyflux.start(WorkerSpec.of(
                            "py_one.py", "from pyscript import sync\nsync.hello = lambda name: f'py {name}'\n"))
                    .ended()
                    .block(LIMIT);
            assertThat((onMain
                                    ? MainScript.ended(polyflux)
                                    : polyflux.start(WorkerSpec.of(asks, code)).ended())
                            .block(LIMIT))
                    .isInstanceOf(LifecycleEvent.Done.class);
        }
        String names = onMain ? "js_one py_one" : "asks js_one py_one";
        String listed = names.replace(" ", ", ");
        assertThat(printed)
                .contains(
                        "named " + names,
                        "counted " + (onMain ? 2 : 3) + (python ? " True False" : " true false"),
                        "called js you py me",
                        "unknown there is no worker 'none'; there are " + listed,
                        "late late me 1999 late you",
                        python ? "made 8 10" : "called js you py me",
                        python
                                ? "shown <workers: " + listed + "> False"
                                : "printed {" + listed.replace(",", ": {},") + ": {}}");
    }
}
