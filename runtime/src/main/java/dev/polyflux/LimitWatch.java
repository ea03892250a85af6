package dev.polyflux;

import dev.polyflux.bus.WorkMeter;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.LimitException;
import dev.polyflux.core.LimitException.Limit;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.guest.Guest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps one realm within its {@link Limits}: looks at it now and then, and stops what goes beyond them. */
final class LimitWatch {

    private static final Duration OFTEN = Duration.ofMillis(20);

    /** References are counted by a walk on the realm's loop. */
    private static final Duration COUNTED = Duration.ofMillis(500);

    private final Realm realm;
    private final Limits limits;

    /** Whether a pool asks somebody else where the realm refuses a call. */
    private final boolean pooled;

    /** Why the realm was ended. */
    private final AtomicReference<@Nullable LimitException> ended = new AtomicReference<>();

    private volatile Consumer<Throwable> whenEnded = why -> {};

    LimitWatch(Realm realm, Limits limits, boolean pooled) {
        this.realm = realm;
        this.limits = limits;
        this.pooled = pooled;
    }

    /** Who is told that the realm was ended for a limit's sake. */
    void whenEnded(Consumer<Throwable> told) {
        whenEnded = told;
    }

    /** Begins to look, where there is something to look at. */
    void begin(Keeping keeping) {
        if (limits.cpuTime() != null || limits.allocation() != 0) {
            WorkMeter meter = new WorkMeter(realm.loop());
            keeping.seeTo(
                    looks(OFTEN).filter(look -> meter.look()).mapNotNull(look -> beyond(meter)),
                    why -> stop(meter, why));
        }
        if (limits.references() != 0) {
            looks(COUNTED).concatMap(look -> count(), 0).subscribe(this::counted);
        }
    }

    /** What comes while nobody asks for it is left out: whoever is still at one look does not get to the next. */
    private Flux<Long> looks(Duration every) {
        return Flux.interval(every)
                .onBackpressureDrop()
                .takeUntilOther(realm.loop().closed());
    }

    /** Which limit the present work has gone beyond; null for none. */
    private @Nullable LimitException beyond(WorkMeter meter) {
        Duration longest = limits.cpuTime();
        if (!meter.isCall() && !realm.course().isSuspended()) {
            meter.spare(); // a script imports and prepares, and is no call
        } else if (longest != null && meter.computed().compareTo(longest) > 0) {
            return new LimitException(Limit.CPU_TIME, who() + " has computed for longer than " + longest);
        } else if (limits.allocation() != 0 && meter.allocated() > limits.allocation()) {
            return new LimitException(
                    Limit.ALLOCATION, who() + " has allocated more than " + limits.allocation() + " bytes");
        }
        return null;
    }

    /**
     * What somebody waits for is interrupted, and ends so; of what nobody waits for, others would never hear the end. Says whether the
     * realm goes on.
     */
    private boolean stop(WorkMeter meter, LimitException why) {
        if (limits.keeps() && meter.isCall()) {
            meter.interrupt(why, () -> interrupt(why));
        } else {
            end(why);
        }
        return ended.get() == null;
    }

    private void interrupt(LimitException why) {
        if (!realm.interrupt()) {
            end(why);
        }
    }

    private void end(LimitException why) {
        if (ended.compareAndSet(null, why)) {
            realm.close(Duration.ZERO, why.getMessage()).subscribe();
            whenEnded.accept(why);
        }
    }

    /** How many objects of the realm others hold; nothing where it is closed, or its inbox full. */
    private Mono<Long> count() {
        return realm.onLoop(() -> realm.languages().all().stream()
                        .mapToLong(Guest::references)
                        .sum())
                .onErrorComplete();
    }

    private void counted(long held) {
        if (held > limits.references()) {
            end(new LimitException(
                    Limit.REFERENCES,
                    "others hold " + held + " objects of '" + realm.name() + "', and may hold " + limits.references()));
        }
    }

    /** It has printed as much as it may, and goes on to; told once. */
    void printed() {
        LimitException why = new LimitException(
                Limit.OUTPUT, "'" + realm.name() + "' has printed more than " + limits.output() + " bytes");
        if (limits.keeps()) {
            realm.uncaught(why);
        } else {
            end(why);
        }
    }

    private String who() {
        return "a call of '" + realm.name() + "'";
    }

    // Calls.

    /** The same call, which takes no longer than it may, and whose error says which limit has ended it. */
    <T> Mono<T> within(Mono<T> call) {
        Duration longest = limits.callTime();
        Mono<T> told = telling(call);
        return longest == null
                ? told
                : told.timeout(
                        Saturated.delay(longest),
                        Mono.error(() -> new WaitTimeoutException(who() + " has taken longer than " + longest)));
    }

    /** The same, whose error says which limit has ended it. */
    <T> Mono<T> telling(Mono<T> asked) {
        return limits.equals(Limits.NONE) ? asked : asked.onErrorMap(PolyfluxException.class, this::told);
    }

    /** The same of what has several elements. */
    <T> Flux<T> telling(Flux<T> asked) {
        return limits.equals(Limits.NONE) ? asked : asked.onErrorMap(PolyfluxException.class, this::told);
    }

    /** What a limit has ended ends with that. */
    Throwable told(Throwable failure) {
        LimitException end =
                switch (failure) {
                    case InterruptedWaitException interrupted
                    when interrupted.getCause() instanceof LimitException why -> why;
                    case ClosedException closed when !pooled || !closed.isRefusal() -> ended.get();
                    default -> null;
                };
        return end == null ? failure : end;
    }
}
