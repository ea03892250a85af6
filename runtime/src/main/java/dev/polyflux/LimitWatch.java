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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Keeps one realm within its {@link Limits}: looks at it now and then, and stops what goes beyond them. */
final class LimitWatch {

    private static final long OFTEN_NANOS = Duration.ofMillis(20).toNanos();

    /** References are counted by a walk on the realm's loop. */
    private static final int COUNTED = 25;

    private final Realm realm;
    private final Limits limits;

    /** Whether a pool asks somebody else where the realm refuses a call. */
    private final boolean pooled;

    /** Why the call that was interrupted last has been, for whom it ends to: Java code, which is told by {@link #told}. */
    private final AtomicReference<@Nullable LimitException> stopped = new AtomicReference<>();

    /** Why the realm was ended. */
    private volatile @Nullable LimitException ended;

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
    void begin() {
        if (limits.cpuTime() == null && limits.allocation() == 0 && limits.references() == 0) {
            return;
        }
        WorkMeter meter = new WorkMeter(realm.loop());
        Scheduler.Worker looking = Schedulers.boundedElastic().createWorker();
        int[] looks = {0};
        looking.schedulePeriodically(
                () -> {
                    if (meter.look()) {
                        check(meter);
                    }
                    if (limits.references() != 0 && ++looks[0] % COUNTED == 0) {
                        count();
                    }
                },
                OFTEN_NANOS,
                OFTEN_NANOS,
                TimeUnit.NANOSECONDS);
        realm.loop().closed().subscribe(none -> {}, failed -> {}, looking::dispose);
    }

    private void check(WorkMeter meter) {
        Duration longest = limits.cpuTime();
        if (!meter.isCall() && !realm.course().isSuspended()) {
            meter.spare(); // a script imports and prepares, and is no call
        } else if (longest != null && meter.computed().compareTo(longest) > 0) {
            stop(meter, new LimitException(Limit.CPU_TIME, who() + " has computed for longer than " + longest));
        } else if (limits.allocation() != 0 && meter.allocated() > limits.allocation()) {
            stop(
                    meter,
                    new LimitException(
                            Limit.ALLOCATION, who() + " has allocated more than " + limits.allocation() + " bytes"));
        }
    }

    /** What somebody waits for is interrupted, and ends so; of what nobody waits for, others would never hear the end. */
    private void stop(WorkMeter meter, LimitException why) {
        if (limits.keeps() && meter.isCall()) {
            if (!meter.isAwaited()) {
                stopped.set(why); // who waits is another realm's code, and is told of an interrupt
            }
            meter.interrupt(() -> {
                if (!realm.interrupt()) {
                    end(why);
                }
            });
        } else {
            end(why);
        }
    }

    private void end(LimitException why) {
        if (ended == null) {
            ended = why;
            realm.close(Duration.ZERO, why.getMessage()).subscribe();
            whenEnded.accept(why);
        }
    }

    private void count() {
        realm.onLoop(() -> realm.languages().all().stream()
                        .mapToLong(Guest::references)
                        .sum())
                .subscribe(
                        held -> {
                            if (held > limits.references()) {
                                end(new LimitException(
                                        Limit.REFERENCES,
                                        "others hold " + held + " objects of '" + realm.name() + "', and may hold "
                                                + limits.references()));
                            }
                        },
                        closedOrBusy -> {});
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
                        longest,
                        Mono.error(() -> new WaitTimeoutException(who() + " has taken longer than " + longest)));
    }

    /** The same, whose error says which limit has ended it. */
    <T> Mono<T> telling(Mono<T> asked) {
        return limits.equals(Limits.NONE) ? asked : asked.onErrorMap(PolyfluxException.class, this::told);
    }

    /** What a limit has ended ends with that. */
    Throwable told(Throwable failure) {
        LimitException end =
                switch (failure) {
                    case InterruptedWaitException interrupted -> stopped.getAndSet(null);
                    case ClosedException closed when !pooled || !closed.isRefusal() -> ended;
                    default -> null;
                };
        return end == null ? failure : end;
    }
}
