package dev.polyflux;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.bus.Recall;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.guest.CopyLimit;
import dev.polyflux.guest.Exports;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Post;
import dev.polyflux.guest.Provisions;
import dev.polyflux.guest.StartedWorker;
import dev.polyflux.guest.Storage;
import dev.polyflux.guest.Surroundings;
import dev.polyflux.guest.WorkerOrder;
import dev.polyflux.lifecycle.Hooks;
import dev.polyflux.lifecycle.spi.Following;
import dev.polyflux.lifecycle.spi.Lifecycle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** What guest code of one realm finds around it: the runtime, the other realms, and how its own is set. */
final class RealmSurroundings implements Surroundings {

    private static final Duration LEAVING = Duration.ofMillis(100);

    private final Polyflux runtime;
    private final Realm realm;
    private final RealmSettings settings;
    private final Cancelling cancelling;
    private final Children children;
    private final Post post;
    private Provisions provisions = Provisions.NONE;

    RealmSurroundings(
            Polyflux runtime,
            Realm realm,
            RealmSettings settings,
            Cancelling cancelling,
            Children children,
            Post post) {
        this.runtime = runtime;
        this.realm = realm;
        this.settings = settings;
        this.cancelling = cancelling;
        this.children = children;
        this.post = post;
    }

    /** What the realm's configuration has brought along. */
    void provide(Provisions fetched) {
        provisions = fetched;
    }

    @Override
    public EventLoop loop() {
        return realm.loop();
    }

    @Override
    public boolean isMain() {
        return runtime.main().is(realm);
    }

    @Override
    public boolean waits() {
        return settings.waits();
    }

    @Override
    public boolean strict() {
        return settings.strict();
    }

    @Override
    public boolean trusted() {
        return settings.access().trusts();
    }

    @Override
    public boolean mayReach(String host, int port) {
        return trusted() || settings.grant().reaches(host, port);
    }

    @Override
    public Map<String, String> environment() {
        return settings.grant().environment();
    }

    @Override
    public boolean nativeCode() {
        return settings.access().runsNativeCode();
    }

    @Override
    public Provisions provisions() {
        return provisions;
    }

    @Override
    public Storage storage() {
        return runtime.storage();
    }

    @Override
    public boolean show(String target, boolean append, Map<String, String> bundle) {
        Consumer<Display> looking = runtime.settings().displays();
        if (looking != null) {
            looking.accept(new Display(realm.name(), target, append, bundle));
        }
        return looking != null;
    }

    @Override
    public void begin(String text, boolean error) {
        realm.streams().begin(text, error);
    }

    @Override
    public boolean takesLogs() {
        return runtime.settings().logs() != null;
    }

    @Override
    public void log(System.Logger.Level level, String logger, String text, ContextView context) {
        Consumer<Logged> taking = runtime.settings().logs();
        if (taking != null) {
            taking.accept(new Logged(realm.name(), level, logger, text, context));
        }
    }

    @Override
    public CopyLimit copyLimit() {
        return settings.copyLimit();
    }

    @Override
    public Duration ffiTimeout() {
        return settings.ffiTimeout();
    }

    @Override
    public Guest neighbour(Guest first, String language) {
        return realm.languages().beside(first, language, this);
    }

    @Override
    public Following following() {
        return runtime.following();
    }

    @Override
    public Ref window() {
        Ref own = settings.window();
        return own == null ? runtime.main().waitForWindow(waits()) : own;
    }

    @Override
    public Exports exports(String worker) {
        return runtime.roster().there(worker).station().exports();
    }

    @Override
    public Mono<Exports> exporting(String worker) {
        return named(worker).map(Station::exports);
    }

    @Override
    public Mono<Void> ready(String worker) {
        return named(worker).flatMap(Station::begun);
    }

    private Mono<Station> named(String worker) {
        Mono<Station> here = runtime.roster()
                .find(worker, Mono.defer(() -> realm.loop().spends(settings.exposeDeadline())))
                .map(Worker::station);
        return Mono.defer(() -> runtime.worker(worker) == null
                ? runtime.strangers().find(worker).map(Worker::station).switchIfEmpty(here)
                : here);
    }

    @Override
    public Hooks hooks() {
        return runtime.hooks();
    }

    @Override
    public Lifecycle lifecycle() {
        return runtime.lifecycle();
    }

    @Override
    public List<String> workers() {
        return runtime.roster().names();
    }

    @Override
    public StartedWorker start(WorkerOrder order) {
        return children.start(order);
    }

    @Override
    public Post post() {
        return post;
    }

    @Override
    public void leave() {
        if (!isMain()) {
            realm.close(LEAVING, "it closed itself").subscribe();
        }
    }

    @Override
    public void recalled(Guest asked, Recall recall) {
        cancelling.begin(recall, asked);
    }

    @Override
    public void whenIdle(Runnable task) {
        realm.whenIdle(task);
    }

    @Override
    public void whenAllIdle(Runnable task) {
        runtime.whenAllIdle(() -> {
            try {
                realm.loop().soon(task);
                return true;
            } catch (ClosedException closed) {
                return false; // what is left of a closed realm is told by nobody
            }
        });
    }

    @Override
    public void suspended() {
        realm.course().suspend();
    }

    @Override
    public void uncaught(GuestException error) {
        realm.errors().take(error);
    }
}
