package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What guests log reaches who takes it with its level, its logger and the context of the call; what they print does not. */
final class LogsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Queue<Logged> LOGGED = new ConcurrentLinkedQueue<>();
    private static final Queue<Line> PRINTED = new ConcurrentLinkedQueue<>();
    private static final Polyflux POLYFLUX =
            Polyflux.builder().output(PRINTED::add).logs(LOGGED::add).build();

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    @BeforeEach
    void forget() {
        LOGGED.clear();
        PRINTED.clear();
    }

    @Test
    void consoleKeepsItsLevels() {
        Worker worker = POLYFLUX.start(
                WorkerSpec.of(
                        "levels.js",
                        """
                sync.log = () => {
                  console.debug('d'); console.log('l %d', 1); console.info({ a: 1 });
                  console.warn('w'); console.error('two\\nlines'); print('printed');
                };"""));
        worker.call("log", Void.class).block(LIMIT);
        assertThat(LOGGED)
                .extracting(Logged::worker, Logged::level, Logged::logger, Logged::text)
                .containsExactly(
                        tuple("levels", Level.DEBUG, "", "d"),
                        tuple("levels", Level.INFO, "", "l 1"),
                        tuple("levels", Level.INFO, "", "{a: 1}"),
                        tuple("levels", Level.WARNING, "", "w"),
                        tuple("levels", Level.ERROR, "", "two\nlines"));
        assertThat(PRINTED).extracting(Line::text).containsExactly("printed");
    }

    @Test
    void pythonsLoggingKeepsItsLevelsAndNames() {
        Worker worker = POLYFLUX.start(
                WorkerSpec.of(
                        "logging_levels.py",
                        """
                import logging
                from pyscript import sync
                logging.basicConfig(level=logging.ERROR)
                orders = logging.getLogger("shop.orders")
                def log():
                    logging.info("root %s", 1)
                    orders.log(5, "trace"); orders.debug("d"); orders.warning("w"); orders.critical("c")
                    try:
                        1 / 0
                    except ZeroDivisionError:
                        orders.exception("failed")
                    print("printed")
                sync.log = log
                """));
        worker.call("log", Void.class).block(LIMIT);
        assertThat(LOGGED)
                .extracting(
                        Logged::level,
                        Logged::logger,
                        logged -> logged.text().lines().findFirst().orElse(""))
                .containsExactly(
                        tuple(Level.INFO, "", "root 1"),
                        tuple(Level.TRACE, "shop.orders", "trace"),
                        tuple(Level.DEBUG, "shop.orders", "d"),
                        tuple(Level.WARNING, "shop.orders", "w"),
                        tuple(Level.ERROR, "shop.orders", "c"),
                        tuple(Level.ERROR, "shop.orders", "failed"));
        assertThat(LOGGED).last().satisfies(last -> assertThat(last.text()).contains("ZeroDivisionError"));
        assertThat(PRINTED).extracting(Line::text).containsExactly("printed");
    }

    @Test
    void theContextOfTheCallComesAlongThroughSuspensionsInBothLanguages() {
        Worker python = POLYFLUX.start(
                WorkerSpec.of(
                        "context_of.py",
                        """
                import asyncio, logging
                from pyscript import sync
                async def log():
                    await asyncio.sleep(0)
                    logging.info("py")
                sync.log = log
                """));
        Worker script = POLYFLUX.start(
                WorkerSpec.of("context_of_js.js", "sync.log = async () => { await null; console.log('js'); }"));
        for (Worker worker : List.of(python, script)) {
            worker.call("log", Void.class)
                    .contextWrite(context -> context.put("order", "7").put("trace", this))
                    .block(LIMIT);
        }
        assertThat(LOGGED)
                .extracting(
                        Logged::text,
                        logged -> logged.context().getOrDefault("order", "none"),
                        logged -> logged.context().getOrDefault("trace", "none"))
                .containsExactly(tuple("py", "7", this), tuple("js", "7", this));
    }
}
