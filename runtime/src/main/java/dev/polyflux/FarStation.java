package dev.polyflux;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.WaitTimeoutException;
import dev.polyflux.guest.Exports;
import dev.polyflux.lifecycle.Phase;
import dev.polyflux.lifecycle.State;
import dev.polyflux.lifecycle.spi.Run;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/**
 * A worker at another node, as its user has it here: what happens to it there is told, in its order, and happens here as well.
 *
 * <p>What it exposes is here, so a call of it is one message.
 */
final class FarStation implements Station {

    private final RuntimeSettings settings;
    private final Run run;
    private final FarWorker far;
    private final @Nullable Duration callTime;
    private final Exports exports;
    private final Sinks.Empty<Void> begun = Sinks.empty();
    private final Sinks.Empty<Void> ran = Sinks.empty();
    private final Sinks.Empty<Void> closed = Sinks.empty();
    private final Sinks.One<String> leaving = Sinks.one();
    private final Traffic traffic = new Traffic();
    private volatile Consumer<Throwable> whenEnded = why -> {};
    private volatile boolean gone;

    FarStation(RuntimeSettings settings, Run run, FarWorker far, Limits limits) {
        this.settings = settings;
        this.run = run;
        this.far = far;
        this.callTime = limits.callTime();
        this.exports = new Exports(run.worker(), begun.asMono().then(spends(settings.exposeDeadline())));
    }

    // What is told of it.

    void booting(Phase phase) {
        if (run.state() == State.BOOTING && phase.compareTo(run.phase()) >= 0) {
            run.booting(phase);
        }
    }

    void ready() {
        if (run.state() == State.BOOTING) {
            run.ready();
        }
    }

    void exposed(String name, @Nullable Object value) {
        exports.put(name, value);
    }

    void concealed(String name) {
        exports.remove(name);
    }

    void hasBegun() {
        begun.tryEmitEmpty();
    }

    void done() {
        ready();
        if (run.state() == State.READY) {
            exports.end();
            run.done();
            ran.tryEmitEmpty();
        }
    }

    void failed(PolyfluxException error) {
        if (!run.isEnded()) {
            exports.fail(error);
            run.failed(error);
            begun.tryEmitError(error);
            ran.tryEmitError(error);
        }
    }

    void uncaught(PolyfluxException error) {
        run.uncaught(error);
    }

    void terminated(String reason) {
        end(reason, ClosedException.refusing("'" + name() + "' is closed: " + reason));
    }

    /** It has ended there, and nobody here has ended it. */
    void ended(String reason) {
        terminated(reason);
        whenEnded.accept(ClosedException.refusing("'" + name() + "' is closed: " + reason));
    }

    /** It cannot be started there. */
    void refused(Throwable why) {
        failed(new BootException("'" + name() + "' could not be started: " + why.getMessage(), why));
        leave();
    }

    /** The node is gone, or does not speak with this one any more. */
    void lost(Throwable why) {
        PolyfluxException lost = GuestException.ofJava(why);
        end(lost.getMessage(), lost);
        whenEnded.accept(lost);
    }

    // Its node is about to go.

    FarWorker far() {
        return far;
    }

    /** It takes no calls any more, as nothing takes its place. */
    void goes(String why) {
        leaving.tryEmitValue(why);
        traffic.refuse(() -> ClosedException.refusing("'" + name() + "' takes no calls any more: " + why));
    }

    /** Another one has its name: this one ends what it has begun. */
    void isReplaced(String why) {
        far.receivesNoMore();
        run.terminated(why);
    }

    /** Completes when it has no call. */
    Mono<Void> idle() {
        return Mono.firstWithSignal(traffic.none(), closed());
    }

    @Override
    public Mono<String> leaves() {
        return leaving.asMono();
    }

    private void end(String reason, PolyfluxException why) {
        gone = true;
        run.terminated(reason);
        exports.end(() -> why);
        begun.tryEmitError(why);
        ran.tryEmitError(why);
        leave();
    }

    private void leave() {
        gone = true;
        closed.tryEmitEmpty();
    }

    // What its worker asks of it.

    @Override
    public Run life() {
        return run;
    }

    @Override
    public Exports exports() {
        return exports;
    }

    @Override
    public Mono<Ref> exposed(String name) {
        return exports.find(name);
    }

    @Override
    public Mono<Ref> evaluator() {
        return far.ask(HostedWorker.EVALUATOR).map(reply -> FarWorker.ref(reply.orThrow()));
    }

    @Override
    public Mono<Capabilities> capabilities() {
        return far.ask(HostedWorker.CAPABILITIES).map(reply -> {
            List<?> parts = elements(reply.orThrow());
            return new Capabilities(String.valueOf(parts.get(0)), texts(parts.get(1)), texts(parts.get(2)));
        });
    }

    private static List<? extends @Nullable Object> elements(@Nullable Object copy) {
        return copy instanceof Copy.Items(var elements) ? elements : List.of();
    }

    private static Set<String> texts(@Nullable Object copy) {
        Set<String> texts = new HashSet<>();
        elements(copy).forEach(each -> texts.add(String.valueOf(each)));
        return texts;
    }

    @Override
    public Mono<Void> begun() {
        return begun.asMono();
    }

    @Override
    public Mono<Void> ran() {
        return ran.asMono();
    }

    @Override
    public Mono<Void> close(Duration grace, String reason) {
        return Mono.defer(() -> {
            far.end();
            terminated(reason);
            return closed();
        });
    }

    @Override
    public Mono<Void> closed() {
        return closed.asMono();
    }

    @Override
    public boolean isAt(String node) {
        return far.isAt(node);
    }

    @Override
    public boolean isThere() {
        return !gone;
    }

    @Override
    public void whenEnded(Consumer<Throwable> told) {
        whenEnded = told;
    }

    @Override
    public Mono<Void> spends(Duration time) {
        return Mono.when(Saturated.delay(time));
    }

    /** The node that it is at sees to that. */
    @Override
    public Flux<String> stuck(Duration limit) {
        return Flux.never();
    }

    @Override
    public JavaValues values() {
        return settings.values();
    }

    @Override
    public @Nullable CallListener listener() {
        return settings.calls();
    }

    @Override
    public @Nullable Scheduler delivery() {
        return settings.delivery();
    }

    @Override
    public @Nullable Duration waitDeadline() {
        return settings.waitDeadline();
    }

    @Override
    public <T> Mono<T> within(Mono<T> call) {
        Duration longest = callTime;
        Mono<T> passing = traffic.pass(call);
        return longest == null
                ? passing
                : passing.timeout(
                        Saturated.delay(longest),
                        Mono.error(() -> new WaitTimeoutException(
                                "a call of '" + name() + "' has taken longer than " + longest)));
    }

    @Override
    public <T> Mono<T> telling(Mono<T> asked) {
        return asked;
    }

    @Override
    public <T> Flux<T> telling(Flux<T> asked) {
        return traffic.pass(asked);
    }
}
