package dev.polyflux.bus;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Looks again and again whether a loop is still in the midst of the same work. */
final class LongWork {

    private final EventLoop loop;
    private final Duration limit;
    private final LoopTime time;
    private long seen;
    private boolean told;

    private LongWork(EventLoop loop, Duration limit) {
        this.loop = loop;
        this.limit = limit;
        this.time = loop.life().time();
    }

    /** What each piece of work is that has had more than {@code limit} of the loop's time, once. */
    static Flux<String> of(EventLoop loop, Duration limit) {
        return Flux.defer(() -> {
                    LongWork work = new LongWork(loop, limit);
                    return Flux.interval(LoopTime.between(limit))
                            .onBackpressureDrop()
                            .mapNotNull(look -> work.look());
                })
                .takeUntilOther(loop.closed());
    }

    private @Nullable String look() {
        long number = loop.life().running().number();
        if (number != seen) {
            seen = number;
            told = false;
            time.begin();
            return null;
        }
        if (number == 0 || told || !time.look().isOver(limit)) {
            return null;
        }
        told = true;
        return loop.waits().task();
    }
}
