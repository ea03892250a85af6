package dev.polyflux;

import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.guest.Post;
import dev.polyflux.lifecycle.spi.Run;
import java.util.HashSet;
import java.util.Set;

/** What becomes of errors of one realm that no code waits for. The loop's own. */
final class UncaughtErrors {

    private final Polyflux runtime;
    private final Realm realm;
    private final Run run;
    private final Post post;
    private final Set<String> closedTold = new HashSet<>();

    UncaughtErrors(Polyflux runtime, Realm realm, Run run, Post post) {
        this.runtime = runtime;
        this.realm = realm;
        this.run = run;
        this.post = post;
    }

    /** Takes an error of guest code; one by which code has asked for a realm's end ends that realm. */
    void take(GuestException error) {
        if (realm.course().hasLeft()
                || realm.loop().wasInterrupted()
                || isToldAlready(error)
                || !runtime.isNews(error)) {
            return; // what was under way fails
        }
        if (error instanceof ExitException exit) {
            realm.course().exit(exit);
        } else if (!isExitOf(error)) {
            tell(error);
        }
    }

    /** Takes an error of a hook. */
    void take(PolyfluxException error) {
        if (error instanceof GuestException guests) {
            take(guests);
        } else {
            tell(error);
        }
    }

    void tell(PolyfluxException error) {
        run.uncaught(error);
        toStarter(error);
        runtime.failed(run.worker(), error);
    }

    /** Whoever started the realm may want to hear of it; where not, it is told elsewhere as well. */
    void toStarter(PolyfluxException error) {
        try {
            post.failures().send(error);
        } catch (OverflowException nobodyListens) {
            // the first ones are there
        }
    }

    /** Whether the error is one by which a realm's code has asked for its end, which came here by other code: so it ends there. */
    private boolean isExitOf(GuestException error) {
        if (!(error.error().thrown() instanceof Ref ref) || !ref.shape().has(Feature.EXIT)) {
            return false;
        }
        Realm asked = runtime.realms().of(ref.owner());
        if (asked == null) {
            return false;
        }
        if (asked == realm) {
            asks(ref);
            return true;
        }
        try {
            asked.loop().execute(() -> asked.errors().asks(ref));
            return true;
        } catch (PolyfluxException closedOrFull) {
            return false;
        }
    }

    private void asks(Ref ref) {
        realm.languages().all().stream()
                .filter(each -> each.endpoint() == ref.owner())
                .forEach(each -> take(each.blame(ref)));
    }

    /** That a function has gone with its realm is told once of each realm, however often somebody calls it. */
    private boolean isToldAlready(GuestException error) {
        return error.error().type().equals("ClosedError")
                && !closedTold.add(error.error().message());
    }
}
