package dev.polyflux;

import dev.polyflux.core.Ref;
import dev.polyflux.guest.Exports;
import dev.polyflux.lifecycle.spi.Run;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Where a worker is at work: in a realm of this runtime, or at another node. Thread-safe. */
interface Station {

    /** The worker's name. */
    default String name() {
        return life().worker();
    }

    /** How far it is. */
    Run life();

    /** What its script exposes. */
    Exports exports();

    /** The function of this name as soon as it is exposed. */
    Mono<Ref> exposed(String name);

    /** The function that evaluates code there, once the script has begun. */
    Mono<Ref> evaluator();

    /** What its objects can be asked from elsewhere. */
    Mono<Capabilities> capabilities();

    /** Completes when it answers calls and its script has come to its end or its first suspension. */
    Mono<Void> begun();

    /** Completes when the script has run to its end; an error where that failed, or it was closed before. */
    Mono<Void> ran();

    /** Ends it; completes when it is gone. */
    Mono<Void> close(Duration grace, String reason);

    /** Completes when it is gone, however that came. */
    Mono<Void> closed();

    /** Whether it is at another node, of this name. */
    default boolean isAt(String node) {
        return false;
    }

    /** Whether its end has not begun. */
    boolean isThere();

    /** Why it takes no calls any more, although it ends those that it has; nothing where that is not so. */
    default Mono<String> leaves() {
        return Mono.never();
    }

    /** Has {@code told} hear of what has ended it that was neither its script nor its user. */
    void whenEnded(Consumer<Throwable> told);

    /** Completes when it has had so much time. */
    Mono<Void> spends(Duration time);

    /** What it is in the midst of, when that has gone on for longer; not of its boot. */
    Flux<String> stuck(Duration limit);

    // How it is called.

    /** How Java's values cross. */
    JavaValues values();

    /** Who hears of its calls. */
    @Nullable
    CallListener listener();

    /** Where its answers are delivered; null for where they come. */
    @Nullable
    Scheduler delivery();

    /** How long a thread waits for it; null for as long as it takes. */
    @Nullable
    Duration waitDeadline();

    /** A call of it, within its limits. */
    <T> Mono<T> within(Mono<T> call);

    /** The same of what is no call: its error says which limit has ended it. */
    <T> Mono<T> telling(Mono<T> asked);

    /** The same of several elements. */
    <T> Flux<T> telling(Flux<T> asked);
}
