package dev.polyflux.micrometer;

import dev.polyflux.Line;
import dev.polyflux.Logged;
import dev.polyflux.PolyfluxBuilder;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

/**
 * What guests log and print, as SLF4J's: each worker has a logger of its own, {@code polyflux.orders}, and each logger of
 * Python's one below it, {@code polyflux.orders.shop.cart}. Those of a pool are below the pool's: {@code polyflux.orders.1}.
 *
 * <p>{@code console} and {@code logging} keep their levels; what is printed is {@code INFO}, and {@code WARN} on standard error.
 * What is logged during a call finds the texts of Reactor's context in the MDC, and the context's thread-locals set, those of
 * tracing among them. Logged on the thread of the guest, which an appender that blocks holds up. Thread-safe.
 */
public final class GuestLogs {

    /**
     * Guests name loggers as they like, and SLF4J never forgets one: those above this number have their worker's, and workers above
     * it the one that all are below.
     */
    private static final int MOST = 1000;

    private static final Pattern NUMBERED = Pattern.compile("-(\\d+)$");

    private final String root;
    private final Map<String, Logger> own = new ConcurrentHashMap<>();
    private final Map<String, Logger> named = new ConcurrentHashMap<>();
    private final ContextSnapshotFactory snapshots =
            ContextSnapshotFactory.builder().build();

    private GuestLogs(String root) {
        this.root = root;
    }

    /** Loggers below {@code polyflux}. */
    public static GuestLogs create() {
        return below("polyflux");
    }

    /** Loggers below another one. */
    public static GuestLogs below(String root) {
        return new GuestLogs(root);
    }

    /** Has the runtime hand on all that its guests log and print; gives the builder back. */
    public PolyfluxBuilder of(PolyfluxBuilder builder) {
        return builder.output(this::print).logs(this::log);
    }

    private void print(Line line) {
        logger(line.worker(), "")
                .atLevel(line.error() ? Level.WARN : Level.INFO)
                .log(line.text());
    }

    private void log(Logged logged) {
        Logger logger = logger(logged.worker(), logged.logger());
        Level level = level(logged.level());
        if (!logger.isEnabledForLevel(level)) {
            return;
        }
        if (logged.context().isEmpty()) {
            logger.atLevel(level).log(logged.text());
            return;
        }
        Map<String, String> before = MDC.getCopyOfContextMap();
        ContextSnapshot.Scope tracing = snapshots.setThreadLocalsFrom(logged.context());
        try {
            logged.context().stream().forEach(entry -> {
                if (entry.getKey() instanceof String key && entry.getValue() instanceof String text) {
                    MDC.put(key, text);
                }
            });
            logger.atLevel(level).log(logged.text());
        } finally {
            tracing.close();
            MDC.setContextMap(before == null ? Map.of() : before);
        }
    }

    private Logger logger(String worker, String name) {
        Logger ours = known(own, worker, () -> nameOf(worker), () -> root);
        return name.isEmpty()
                ? ours
                : known(named, worker + "." + name, () -> nameOf(worker) + "." + name, ours::getName);
    }

    private static Logger known(
            Map<String, Logger> loggers, String given, Supplier<String> full, Supplier<String> beyond) {
        Logger known = loggers.get(given);
        if (known != null) {
            return known;
        }
        return loggers.size() < MOST
                ? loggers.computeIfAbsent(given, first -> LoggerFactory.getLogger(full.get()))
                : LoggerFactory.getLogger(beyond.get());
    }

    /** What the worker's own logger is called; the number that a pool adds to a name is a level of its own. */
    private String nameOf(String worker) {
        return root + "." + NUMBERED.matcher(worker).replaceFirst(".$1");
    }

    private static Level level(System.Logger.Level level) {
        return switch (level) {
            case ALL, TRACE -> Level.TRACE;
            case DEBUG -> Level.DEBUG;
            case INFO -> Level.INFO;
            case WARNING -> Level.WARN;
            case ERROR, OFF -> Level.ERROR;
        };
    }
}
