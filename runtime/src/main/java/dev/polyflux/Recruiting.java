package dev.polyflux;

import java.util.HashSet;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Takes on who works in a pool, each under a name that nobody else there has, and lets them go. Thread-safe. */
final class Recruiting<R extends Recruit> {

    private final PoolSpec spec;
    private final Set<String> names = new HashSet<>();

    Recruiting(PoolSpec spec) {
        this.spec = spec;
    }

    /** Outside the crew's monitor. */
    Member<R> hire(Generation<R> of) {
        String name = freeName();
        try {
            return new Member<>(of.launch().apply(name), of.number(), spec.concurrency());
        } catch (RuntimeException refused) {
            forget(name);
            throw refused;
        }
    }

    private synchronized String freeName() {
        int number = 1;
        while (!names.add(spec.name() + "-" + number)) {
            number++;
        }
        return spec.name() + "-" + number;
    }

    private synchronized void forget(String name) {
        names.remove(name);
    }

    /** To be subscribed to outside the crew's monitor, once; completes when it is gone. */
    Mono<Void> dismiss(Member<R> member) {
        return member.recruit()
                .dismiss()
                .doFinally(gone -> forget(member.recruit().name()));
    }
}
