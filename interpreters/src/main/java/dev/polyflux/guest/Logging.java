package dev.polyflux.guest;

import org.graalvm.polyglot.HostAccess.Export;
import reactor.util.context.Context;

/** The way of what guest code logs to who takes it. */
public final class Logging {

    /** Whether anybody takes it; what is logged is printed otherwise. */
    @Export
    public final boolean taken;

    private final Guest guest;
    private final Exchange exchange;
    private final Surroundings surroundings;

    Logging(Guest guest, Exchange exchange, Surroundings surroundings) {
        this.guest = guest;
        this.exchange = exchange;
        this.surroundings = surroundings;
        this.taken = surroundings.takesLogs();
    }

    /**
     * Logs a text.
     *
     * @param level one of {@link System.Logger.Level}
     * @param logger which of the realm's loggers it is; empty for the realm's own
     */
    @Export
    public void log(String level, String logger, String text) {
        exchange.checking(() -> {
            Context held = guest.held();
            surroundings.log(
                    System.Logger.Level.valueOf(exchange.given(level)),
                    exchange.given(logger),
                    exchange.given(text),
                    held == null ? Context.empty() : held);
        });
    }
}
