package dev.polyflux.guest;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.spi.Lifecycle;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** What guest code hears of the lifecycle of all realms, on its own realm's loop, in its order and before a run goes on. */
public final class GuestEvents {

    /** How long a script may be kept from beginning by a realm that has yet to hear that it is ready. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Guest guest;
    private final Exchange exchange;
    private final Surroundings surroundings;
    private final List<Disposable> listening = new ArrayList<>();

    GuestEvents(Guest guest, Surroundings surroundings) {
        this.guest = guest;
        this.exchange = new Exchange(guest, surroundings);
        this.surroundings = surroundings;
    }

    /** Has a function called with each event from now on: its name, its members and its error. */
    @Export
    public void listen(Value tell) {
        exchange.function(tell);
        Lifecycle lifecycle = surroundings.lifecycle();
        EventNames names = new EventNames(lifecycle);
        Consumer<LifecycleEvent> teller = event -> names.of(event).forEach(told -> later(() -> tell(tell, told)));
        boolean[] begun = new boolean[1];
        listening.add(lifecycle.listen(event -> {
            if (begun[0] || event instanceof LifecycleEvent.Booting) { // what else held before is asked for
                teller.accept(event);
            }
        }));
        begun[0] = true;
        listening.add(surroundings.hooks().onBeforeRun("events", context -> {
            if (context.realm().isMain()) {
                return Mono.empty();
            }
            lifecycle.again(context.worker(), teller); // it may have been ready before anybody listened
            return heard();
        }));
    }

    /** Completes when what has been told so far was heard: a script begins after its Ready. */
    private Mono<Void> heard() {
        EventLoop loop = surroundings.loop();
        return Mono.<Void>create(sink -> {
                    if (!later(sink::success)) {
                        sink.success();
                    }
                })
                .takeUntilOther(loop.spends(PATIENCE))
                .takeUntilOther(loop.closed());
    }

    private boolean later(Runnable task) {
        try {
            surroundings.loop().soon(task);
            return true;
        } catch (ClosedException closed) {
            return false;
        }
    }

    private void tell(Value tell, EventNames.Told told) {
        exchange.enter(() -> {
            PolyfluxException error = told.error();
            tell.executeVoid(
                    told.name(),
                    guest.crossing().in(new Copy.Entries(told.members())),
                    error == null ? null : guest.failures().value(error));
        });
    }

    /** The latest event of each realm that is there, by the realm's name. */
    @Export
    public @Nullable Object states() {
        Map<String, @Nullable Object> states = new LinkedHashMap<>();
        for (LifecycleEvent event : surroundings.lifecycle().states()) {
            if (event instanceof LifecycleEvent.RealmEvent of) {
                states.put(of.worker(), event.type());
            }
        }
        return guest.crossing().in(new Copy.Entries(states));
    }

    void clear() {
        listening.forEach(Disposable::dispose);
        listening.clear();
    }
}
