package dev.polyflux;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.WaitNotAllowedException;
import dev.polyflux.core.spi.Failsafe;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Post;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.SharedEngine;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A runtime's main realm, which boots when somebody first needs it. Thread-safe. */
final class MainRealm {

    private final Polyflux runtime;
    private final RuntimeSettings settings;
    private final Hiring hiring;
    private final Mono<Realm> started;
    private volatile @Nullable Realm there;

    MainRealm(Polyflux runtime, RuntimeSettings settings, Hiring hiring) {
        this.runtime = runtime;
        this.settings = settings;
        this.hiring = hiring;
        this.started = Failsafe.defer(() -> Mono.just(start())).cache();
    }

    /** Boots it now, where it has a script. */
    void begin() {
        if (settings.main() != null) {
            started.subscribe();
        }
    }

    private Realm start() {
        Script script = settings.main();
        Language language = script == null ? SharedEngine.usual() : Languages.ofEnding(script.ending(), "main");
        Realm realm = new Realm(
                runtime,
                runtime.lifecycle().begin("main", script == null ? null : script.name()),
                RealmSettings.ofMain(settings),
                hiring,
                Post.create(),
                settings.lines(),
                stuck -> {});
        there = realm;
        if (runtime.isClosed()) {
            realm.close(Duration.ZERO, Polyflux.CLOSED).subscribe();
        } else {
            realm.boot(language, Guest::becomeMain);
            realm.course().run(script, Mono.empty());
        }
        return realm;
    }

    /** Null where nobody has needed it yet. */
    @Nullable
    Realm there() {
        return there;
    }

    boolean is(Realm realm) {
        return realm == there;
    }

    /** Whether it is main's script that asks, and it has come neither to its end nor to a suspension. */
    boolean isBeginning() {
        Realm first = there;
        return first != null && first.loop().inLoop() && !first.course().isSuspended();
    }

    /** Its global object; boots it where nothing has yet. */
    Mono<Ref> window() {
        return booted().map(Guest::window);
    }

    private Mono<Guest> booted() {
        return started.flatMap(realm -> realm.course().booted());
    }

    /**
     * Completes when a worker's script may begin: main has come to the end or the first suspension of its own. A worker that may not
     * wait cannot boot main when it asks for it, so main is booted first.
     */
    Mono<Void> before(Realm worker) {
        Realm first = there;
        Mono<Void> booted = worker.waits() ? Mono.empty() : booted().then();
        return first == null ? booted : booted.then(first.course().whenSuspended());
    }

    /** Its global object; boots it where nothing has yet, and waits for it, on a loop that may. */
    Ref waitForWindow(boolean waits) {
        Realm first = there;
        Guest loaded = first == null ? null : first.guest();
        if (loaded != null) {
            return loaded.window();
        }
        if (!waits) {
            throw new WaitNotAllowedException(
                    Thread.currentThread().getName() + " may not wait for main to boot: give main a script");
        }
        try {
            return window().toFuture().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedWaitException("interrupted while main boots");
        } catch (ExecutionException e) {
            throw GuestException.ofJava(e.getCause() == null ? e : e.getCause());
        }
    }
}
