package dev.polyflux.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What guests log arrives in Java's logging as if Java had logged it. */
final class GuestLogsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final List<ILoggingEvent> EVENTS = new CopyOnWriteArrayList<>();
    private static final Polyflux POLYFLUX =
            GuestLogs.create().of(Polyflux.builder()).build();

    private static final class Kept extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            event.getMDCPropertyMap(); // as of now
            EVENTS.add(event);
        }
    }

    @BeforeAll
    static void listen() {
        Kept kept = new Kept();
        kept.start();
        Logger root = (Logger) LoggerFactory.getLogger("polyflux");
        root.setLevel(Level.DEBUG);
        root.setAdditive(false);
        root.addAppender(kept);
    }

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    @BeforeEach
    void forget() {
        EVENTS.clear();
    }

    @Test
    void eachWorkerHasALoggerAndEachMessageItsLevel() {
        Worker worker = POLYFLUX.start(
                WorkerSpec.of(
                        "shop.js",
                        """
                sync.log = () => { console.debug('{} d'); console.log('i'); console.warn('w'); console.error('e'); print('p'); };"""));
        worker.call("log", Void.class).block(LIMIT);
        assertThat(EVENTS)
                .extracting(ILoggingEvent::getLoggerName, ILoggingEvent::getLevel, ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        tuple("polyflux.shop", Level.DEBUG, "{} d"),
                        tuple("polyflux.shop", Level.INFO, "i"),
                        tuple("polyflux.shop", Level.WARN, "w"),
                        tuple("polyflux.shop", Level.ERROR, "e"),
                        tuple("polyflux.shop", Level.INFO, "p"));
    }

    @Test
    void pythonsLoggersAreBelowTheirWorkersAndSeeTheContextOfTheCall() {
        Worker worker = POLYFLUX.start(
                WorkerSpec.of(
                        "cart.py",
                        """
                import asyncio, logging
                from pyscript import sync
                log = logging.getLogger("shop.cart")
                log.debug("start")
                async def add(item):
                    await asyncio.sleep(0)
                    log.warning("added %s", item)
                sync.add = add
                """));
        worker.started().block(LIMIT);
        worker.call("add", Void.class, "tea")
                .contextWrite(context -> context.put("user", "ada").put("secret", 7))
                .block(LIMIT);
        assertThat(EVENTS)
                .extracting(
                        ILoggingEvent::getLoggerName,
                        ILoggingEvent::getLevel,
                        ILoggingEvent::getFormattedMessage,
                        event -> event.getMDCPropertyMap().get("user"))
                .containsExactly(
                        tuple("polyflux.cart.shop.cart", Level.DEBUG, "start", null),
                        tuple("polyflux.cart.shop.cart", Level.WARN, "added tea", "ada"));
        assertThat(MDC.get("user")).isNull();
    }

    /** In a runtime of its own, for the others' loggers count, too. */
    @Test
    void aGuestThatInventsLoggersHasNoMoreThanSome() {
        try (Polyflux polyflux = GuestLogs.create().of(Polyflux.builder()).build()) {
            Worker worker = polyflux.start(
                    WorkerSpec.of(
                            "many.py",
                            """
                    import logging
                    from pyscript import sync
                    def log():
                        for i in range(1100):
                            logging.getLogger(f"x{i}").info("%d", i)
                    sync.log = log
                    """));
            worker.call("log", Void.class).block(LIMIT);
        }
        assertThat(EVENTS).hasSize(1100);
        assertThat(EVENTS.stream().map(ILoggingEvent::getLoggerName).distinct()).hasSizeLessThan(1002);
        assertThat(EVENTS.subList(1000, 1100))
                .allSatisfy(event -> assertThat(event.getLoggerName()).isEqualTo("polyflux.many"));
    }
}
