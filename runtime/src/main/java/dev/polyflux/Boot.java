package dev.polyflux;

import dev.polyflux.config.Fetched;
import dev.polyflux.core.BootException;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Outside;
import dev.polyflux.guest.Provisions;
import dev.polyflux.guest.SharedEngine;
import dev.polyflux.lifecycle.Phase;
import dev.polyflux.lifecycle.spi.Run;
import dev.polyflux.lifecycle.spi.RunHooks;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** How a realm boots: engine, context with what it may reach, prelude. What goes wrong in it is how its course ends. */
final class Boot {

    private final Polyflux runtime;
    private final Realm realm;
    private final Run run;
    private final RealmSettings settings;
    private final RealmSurroundings surroundings;
    private final RealmStreams streams;

    Boot(Polyflux runtime, Realm realm, RealmSettings settings, RealmSurroundings surroundings, RealmStreams streams) {
        this.runtime = runtime;
        this.realm = realm;
        this.run = realm.life();
        this.settings = settings;
        this.surroundings = surroundings;
        this.streams = streams;
    }

    /** Boots on the loop, in the background, when the hooks that are to know of it are through. */
    void begin(Language language, Consumer<Guest> role) {
        RunHooks hooks = runtime.runHooks();
        boolean main = runtime.main().is(realm);
        run.in(new HookedGuest(realm, language, main, settings.async()));
        if (!main && hooks.awaitWorker(run)) {
            realm.course()
                    .hooked(hooks.worker(run))
                    .subscribe(done -> {}, realm.course()::refused, () -> load(language, role));
        } else {
            load(language, role);
        }
    }

    private void load(Language language, Consumer<Guest> role) {
        if (realm.loop().isDisposed()) {
            return;
        }
        realm.loop().soon(() -> {
            try {
                run.booting(Phase.ENGINE);
                SharedEngine.require(language);
                run.booting(Phase.CONTEXT);
                Access access = settings.access();
                Fetched fetched = Provisioning.of(settings.configuration(), access, run::progress)
                        .withMounts(settings.grant().mounts());
                realm.languages()
                        .open(new Outside(
                                access.reach(),
                                realm.files(),
                                fetched.furnishing(),
                                settings.grant().environment(),
                                settings.input(),
                                streams.out(),
                                streams.err(),
                                new AtomicReference<>()));
                surroundings.provide(new Provisions(
                        settings.configuration().settings().json(),
                        settings.configuration().settings().values(),
                        access.folders(fetched.folders()),
                        access.folders(fetched.packages()),
                        fetched.modules(),
                        settings.services().refs(settings.values())));
                run.booting(Phase.PRELUDE);
                realm.languages().load(language, surroundings, role);
                realm.course().loading();
            } catch (RuntimeException | Error failure) {
                realm.course()
                        .failed(new BootException(
                                "'" + realm.name() + "' did not boot, in phase " + run.phase() + ": "
                                        + failure.getMessage(),
                                failure));
            }
        });
    }
}
