package dev.polyflux;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** Durations that users give, of which a clock's nanoseconds hold no more than 292 years: what is longer is as long as that. */
final class Saturated {

    private Saturated() {}

    static long nanos(Duration given) {
        return TimeUnit.NANOSECONDS.convert(given);
    }

    static Mono<Long> delay(Duration given) {
        return Mono.delay(Duration.ofNanos(nanos(given)));
    }
}
