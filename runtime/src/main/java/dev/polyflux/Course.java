package dev.polyflux;

import dev.polyflux.core.BootException;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.guest.Exports;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Script;
import dev.polyflux.lifecycle.HookContext;
import dev.polyflux.lifecycle.Phase;
import dev.polyflux.lifecycle.spi.Run;
import dev.polyflux.lifecycle.spi.RunHooks;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Scannable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The course of one realm's script, with the hooks around it: booted, begun, suspended, at its end; and who waits for each.
 *
 * <p>What it waits for is taken from any thread, and it goes on on the realm's loop.
 */
final class Course {

    private final Polyflux runtime;
    private final Realm realm;
    private final Run run;
    private final Exports exports;
    private final Duration exposeDeadline;
    private final Sinks.Empty<Void> booted = Sinks.empty();
    private final Sinks.Empty<Void> begun = Sinks.empty();
    private final Sinks.Empty<Void> suspended = Sinks.empty();
    private final Sinks.Empty<Void> ran = Sinks.empty();

    // The loop's own.
    private boolean left;
    private boolean atOnce;

    Course(Polyflux runtime, Realm realm, Run run, Duration exposeDeadline) {
        this.runtime = runtime;
        this.realm = realm;
        this.run = run;
        this.exports = new Exports(run.worker(), Mono.defer(this::exposing));
        this.exposeDeadline = exposeDeadline;
    }

    /** What the script exposes. */
    Exports exports() {
        return exports;
    }

    // Who waits.

    /**
     * The language it was booted with, when it is ready; on the loop or on the subscriber's thread. The realm's own hooks, which
     * it would wait for, have it at once.
     */
    Mono<Guest> booted() {
        return Mono.deferContextual(asker -> {
            Mono<Guest> there = Mono.fromCallable(this::loaded);
            return isOwnHook(asker) ? there : booted.asMono().then(there);
        });
    }

    /**
     * The language, once the realm's script has begun, or its turn has come where it has none. What main's script asks for
     * before its own first suspension, for which all others wait, and what the realm's own hooks ask for, they have at once.
     */
    Mono<Guest> begun() {
        return Mono.deferContextual(asker -> isOwnHook(asker) || runtime.main().isBeginning()
                ? booted()
                : booted().delayUntil(there -> begun.asMono()));
    }

    /** The function of this name as soon as it is exposed, which the realm's own hooks would wait for in vain. */
    Mono<Ref> exposed(String name) {
        return Mono.deferContextual(asker -> isOwnHook(asker) && exports.function(name) == null
                ? Mono.error(exports.late(name))
                : exports.find(name));
    }

    private Mono<Void> exposing() {
        return begun.asMono().then(realm.loop().spends(exposeDeadline));
    }

    /** Completes when the script has come to its end or its first suspension, or could not be run. */
    Mono<Void> whenSuspended() {
        return Mono.deferContextual(asker -> isOwnHook(asker) ? Mono.empty() : suspended.asMono());
    }

    boolean isSuspended() {
        return Boolean.TRUE.equals(suspended.scan(Scannable.Attr.TERMINATED));
    }

    /** Completes when the script has run to its end; an error where that failed, or the realm was closed before. */
    Mono<Void> ran() {
        return ran.asMono();
    }

    /** Hooks, so that what they ask of their own realm is known to come from them. */
    Mono<Void> hooked(Mono<Void> hooks) {
        return hooks.contextWrite(Context.of(HookContext.REALM, run.worker()));
    }

    private boolean isOwnHook(ContextView asker) {
        return run.worker().equals(asker.getOrDefault(HookContext.REALM, null)) || run.isHook();
    }

    private Guest loaded() {
        Guest there = realm.guest();
        if (there == null) {
            throw new ClosedException(
                    "'" + run.worker() + (realm.loop().isDisposed() ? "' is closed" : "' has not booted yet"));
        }
        return there;
    }

    // How it goes.

    /** The languages are loaded. */
    void loading() {
        hooked(runtime.runHooks().ready(run).doOnSuccess(done -> ready())).subscribe(done -> {}, this::refused);
    }

    private void ready() {
        run.ready();
        booted.tryEmitEmpty();
    }

    /** The realm cannot be booted. */
    void failed(BootException error) {
        end(error);
        booted.tryEmitError(error);
        suspended.tryEmitEmpty();
    }

    /** A hook has vetoed the run, and told so. */
    void refused(Throwable veto) {
        exports.fail(veto);
        booted.tryEmitError(veto);
        begun.tryEmitError(veto);
        suspended.tryEmitEmpty();
        ran.tryEmitError(veto);
    }

    /** Runs the script, if there is one, once the realm is ready and {@code after} is complete. */
    void run(@Nullable Script script, Mono<Void> after) {
        booted().flatMap(loaded -> after.thenReturn(loaded))
                .subscribe(loaded -> realm.loop().execute(() -> begin(loaded, script)), refused -> {});
    }

    private void begin(Guest loaded, @Nullable Script script) {
        if (run.isEnded()) {
            begun.tryEmitEmpty();
            suspended.tryEmitEmpty();
            return;
        }
        if (script == null) {
            run.done();
            begun.tryEmitEmpty();
            suspended.tryEmitEmpty();
            ran.tryEmitEmpty();
            return;
        }
        RunHooks hooks = runtime.runHooks();
        hooked(hooks.beforeRun(run)).publishOn(realm.loop()).subscribe(done -> {}, this::refused, () -> {
            begun.tryEmitEmpty();
            hooked(hooks.codeBeforeRun(run)).subscribe(done -> {}, this::stopped, () -> enter(loaded, script));
            suspended.tryEmitEmpty();
        });
    }

    private void enter(Guest loaded, Script script) {
        if (!realm.loop().inLoop()) {
            realm.loop().soon(() -> enter(loaded, script));
        } else if (!run.isEnded() && run.running(Phase.CODE)) {
            loaded.settle(loaded.run(script), this::ended);
        }
    }

    /** The script has come to its first suspension. */
    void suspend() {
        suspended.tryEmitEmpty();
    }

    /** The code before the script has thrown. */
    private void stopped(Throwable failure) {
        if (failure instanceof ExitException exit) {
            exit(exit);
        } else {
            end(GuestException.ofJava(failure));
        }
    }

    private void ended(Reply end) {
        Reply outcome = run.isEnded() ? end : loaded().hooked(end);
        realm.languages().flush();
        if (run.isEnded()) {
            return; // the script has asked for it elsewhere
        }
        ExitException exit = outcome instanceof Reply.Err(ExitException asked) ? asked : null;
        if (outcome instanceof Reply.Err(var error) && (exit == null || exit.status() != 0)) {
            end(error);
            return;
        }
        RunHooks hooks = runtime.runHooks();
        hooked(hooks.codeAfterRun(run).then(hooks.afterRun(run)).then(realm.rehearsal()))
                .publishOn(realm.loop())
                .subscribe(done -> {}, this::refused, () -> export(exit));
    }

    private void export(@Nullable ExitException exit) {
        run.running(Phase.EXPORTS);
        if (loaded().export() instanceof Reply.Err(var error)) {
            end(error);
            return;
        }
        done();
        if (exit != null) {
            leave(exit);
        }
    }

    private void done() {
        exports.end();
        run.done();
        ran.tryEmitEmpty();
    }

    private void end(PolyfluxException error) {
        if (run.isEnded()) {
            return;
        }
        exports.fail(error);
        run.failed(error);
        ran.tryEmitError(error);
        realm.errors().toStarter(error);
        if (error instanceof ExitException exit) {
            leave(exit);
        }
    }

    /** Code that nobody waits for has asked for the realm's end. */
    void exit(ExitException exit) {
        if (!run.isEnded()) {
            if (exit.status() == 0 && !run.phase().boots()) {
                done();
                leave(exit);
            } else {
                end(exit);
            }
        } else {
            if (exit.status() != 0) {
                realm.errors().tell(exit);
            }
            leave(exit);
        }
    }

    private void leave(ExitException exit) {
        left = true;
        atOnce = exit.atOnce();
        realm.languages().flush(); // before the word that it has to say
        String word = exit.word();
        if (word != null) {
            realm.streams().err().write(word + "\n");
        }
        realm.stopTimers();
        if (!runtime.main().is(realm)) { // main's objects stay for the workers
            Duration grace = atOnce ? Duration.ZERO : Polyflux.CLOSE_GRACE;
            realm.close(grace, "it exited with status " + exit.status()).subscribe();
        }
    }

    /** Whether code has asked for the realm's end. */
    boolean hasLeft() {
        return left;
    }

    /** Whether it has asked for that to happen at once. */
    boolean isAtOnce() {
        return atOnce;
    }

    /** The realm is closed: whoever waits, waits in vain. */
    void close(Supplier<PolyfluxException> reason) {
        exports.end(reason);
        booted.tryEmitError(reason.get());
        begun.tryEmitError(reason.get());
        ran.tryEmitError(reason.get());
    }
}
