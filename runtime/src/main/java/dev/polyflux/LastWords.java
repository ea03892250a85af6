package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.RealmLanguages;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The end by force of what a realm's code is in the midst of. What it has printed and its streams keep back leaves first, where
 * an interrupt stops it; cancelling its context, which stops everything else, leaves nothing to flush.
 */
final class LastWords {

    private static final Duration INTERRUPTING = Duration.ofMillis(250);

    /** How much of the loop's time they may take, for a script may have put anything in its streams' place. */
    private static final Duration SAYING = Duration.ofMillis(100);

    private final EventLoop loop;
    private final RealmLanguages languages;
    private final Sinks.Empty<Void> said = Sinks.empty();
    private volatile boolean due;

    LastWords(EventLoop loop, RealmLanguages languages) {
        this.loop = loop;
        this.languages = languages;
    }

    /** Ends it; on a thread that may block. */
    void end() {
        due = true;
        AtomicBoolean stopped = new AtomicBoolean();
        loop.interrupt(() -> stopped.setPlain(interrupt()));
        if (stopped.getPlain()) {
            Mono.firstWithSignal(said.asMono(), loop.spends(SAYING)).block();
        }
        languages.cancel();
    }

    private boolean interrupt() {
        try {
            Guest there = languages.first();
            return there != null && there.interrupt(INTERRUPTING);
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    /** Something was interrupted: says them where that was its end, and false where it goes on. On the loop. */
    boolean say() {
        if (due) {
            languages.flush();
            said.tryEmitEmpty();
        }
        return due;
    }
}
