package dev.polyflux.lifecycle.spi;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.HeldProxy;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyCreated;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyDestroyed;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;

/**
 * The proxies of one runtime that are followed to their ends: those made while somebody listens, or all with debugging on.
 * Safe for use from any thread.
 */
public final class Following implements AutoCloseable {

    private final InstantSource clock;
    private final boolean debugging;
    private final Feed<ProxyEvent> feed = new Feed<>(this::heard);
    private final Set<Life> lives = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean on;
    private volatile boolean closed;

    private Following(InstantSource clock, boolean debugging) {
        this.clock = clock;
        this.debugging = debugging;
        this.on = debugging;
    }

    /** Follows nothing yet, or with debugging on everything; {@code clock} gives the events their times. */
    public static Following create(InstantSource clock, boolean debugging) {
        return new Following(clock, debugging);
    }

    /**
     * The creation and the end of every proxy that is made from the first subscription on.
     *
     * <p>Hot, and without a replay. The first subscriber turns following on and the last one's cancelling turns it off:
     * what is followed then is forgotten, unless debugging is on. Delivered as {@link Lifecycle#events} are: on a virtual
     * thread, and queued without bound for a subscriber that is slow. Never fails; completes with {@link #close()}.
     */
    public Flux<ProxyEvent> events() {
        return feed.events();
    }

    /** Whether proxies that are made now are to be followed. */
    public boolean isOn() {
        return on;
    }

    /** Whether it is to be kept where proxies are made. */
    public boolean isDebugging() {
        return debugging;
    }

    /** A number that no other proxy has. */
    public long nextId() {
        return ids.incrementAndGet();
    }

    /**
     * What a proxy is to hold so that it can be followed; nothing is told before {@link #begin}.
     *
     * @param holder the realm that has the proxy
     * @param owner the realm of its object
     * @param since when it was made, in nanoseconds of the holder's clock
     * @param whenEnded is called once, on any thread, when the proxy ends; not where it is forgotten
     */
    public Tag tag(HeldProxy proxy, Endpoint holder, Endpoint owner, long since, Consumer<Reason> whenEnded) {
        return new Tag(new Life(this, proxy, holder, owner, since, whenEnded));
    }

    /** Follows the proxy that holds this tag from now on. */
    public void begin(Tag tag) {
        Life life = tag.life();
        feed.pass(new ProxyCreated(life.proxy(), clock.instant()));
        life.watch(tag);
        lives.add(life);
        if (!on) {
            forget(life);
        }
    }

    /** The followed proxies that {@code holder} has of objects of {@code owner}, and that are still there. */
    public Stream<Life> between(Endpoint holder, Endpoint owner) {
        return lives.stream().filter(life -> life.isBetween(holder, owner) && life.isLive());
    }

    /** Ends every proxy that a realm has, and every proxy of its objects. */
    public void closed(Endpoint realm) {
        lives.stream().filter(life -> life.touches(realm)).forEach(life -> life.end(Reason.REALM_CLOSED));
    }

    /** Completes the stream and follows nothing any more. Idempotent. */
    @Override
    public void close() {
        closed = true;
        on = false;
        lives.forEach(this::forget);
        feed.close();
    }

    /** How many proxies are watched for the collector. */
    int watched() {
        return lives.size();
    }

    void ended(Life life, Reason reason) {
        lives.remove(life);
        feed.pass(new ProxyDestroyed(life.proxy(), reason, clock.instant()));
    }

    private void heard(boolean now) {
        on = !closed && (now || debugging);
        if (!on) {
            lives.forEach(this::forget);
        }
    }

    private void forget(Life life) {
        lives.remove(life);
        life.forget();
    }
}
