package dev.polyflux.guest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Lease;
import dev.polyflux.core.Reason;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.lifecycle.HeldProxy;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.LiveProxy;
import dev.polyflux.lifecycle.LiveProxy.Calls;
import dev.polyflux.lifecycle.spi.Following;
import dev.polyflux.lifecycle.spi.Life;
import dev.polyflux.lifecycle.spi.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that one language of one realm has: one for each foreign reference, for as long as anybody holds it.
 *
 * <p>Used on the realm's loop. What a census tells is found when it is asked for; proxies of the realm's other language,
 * which are made without Java, are known only while they are followed.
 */
final class Holdings {

    /** A proxy that was made; holds neither the proxy nor its reference. */
    private static final class Held {

        final Value weak;
        final long since;
        long id;
        List<Frame> createdAt = List.of();

        @Nullable
        Life life;

        boolean ended;

        Held(Value weak, long since) {
            this.weak = weak;
            this.since = since;
        }
    }

    private final Language language;
    private final RingEndpoint holder;
    private final Following following;
    private final Frames frames;
    private final @Nullable ProxyCaches caches;
    private final Value exported;
    private final Value proxy;
    private final Value weaken;
    private final Value hold;
    private final @Nullable Value method; // of languages whose methods are bound when they are read
    private final @Nullable Value bound;

    private final Cache<Ref, Held> held = Caffeine.newBuilder().weakKeys().build();
    private long made;
    private final Map<Reason, Long> ended = new EnumMap<>(Reason.class);

    // Of the realm's other language; the counts are written by any thread.
    private @Nullable Endpoint neighbour;
    private boolean notesCalls;
    private final Map<Reason, Long> neighboursEnded = new ConcurrentHashMap<>();

    Holdings(
            Language language,
            RingEndpoint holder,
            Following following,
            Frames frames,
            @Nullable ProxyCaches caches,
            Value prelude) {
        this.language = language;
        this.holder = holder;
        this.following = following;
        this.frames = frames;
        this.caches = caches;
        this.exported = prelude.getMember("values").getMember("exported");
        Value proxies = prelude.getMember("proxies");
        this.proxy = proxies.getMember("proxy");
        this.weaken = proxies.getMember("weaken");
        this.hold = proxies.getMember("hold");
        this.method = proxies.getMember("method");
        this.bound = proxies.getMember("bound");
    }

    /** The one proxy of an object of another realm. */
    Value proxyOf(Ref ref) {
        Held known = held.getIfPresent(ref);
        if (known != null) {
            Value alive = known.weak.execute();
            if (!alive.isNull()) {
                return alive;
            }
        }
        Shape shape = ref.shape();
        Value fresh =
                proxy.execute(ref, shape.language(), shape.typeName(), shape.features(), shape.detail(), ref.lease());
        Held entry = new Held(weaken.execute(fresh), now());
        held.put(ref, entry);
        made++;
        if ((caches != null || following.isOn()) && isProxy(fresh, ref)) {
            if (caches != null) {
                hold.executeVoid(fresh, caches.of(ref));
            }
            if (following.isOn()) {
                follow(fresh, ref, entry);
            }
        }
        return fresh;
    }

    /** A method as it is read of its object: a proxy that nobody else will ask for; null where one is to be known or held. */
    @Nullable
    Value methodOf(Ref function, Ref receiver) {
        if (method == null || following.isOn()) {
            return null;
        }
        Value made = method.execute(function, function.shape().features(), receiver);
        return made.isNull() ? null : made;
    }

    /** What was read of an object, bound to it where that is the way of its language. */
    Object bound(Object member, Ref receiver) {
        return bound == null ? member : bound.execute(member, receiver);
    }

    private void follow(Value fresh, Ref ref, Held entry) {
        List<Frame> here = frames();
        entry.createdAt = here.isEmpty() ? ref.origin() : here;
        Tag tag = follow(fresh, describe(entry, ref), ref.owner(), entry.since, ref.lease(), reason -> {});
        entry.life = tag == null ? null : tag.life();
    }

    /** Follows a proxy of an object of the realm's other language; {@code notes} says whether its calls are noted. */
    @Nullable
    Tag followNeighbour(Value fresh, Endpoint owner, String type, int features, boolean notes, @Nullable Lease lease) {
        neighbour = owner;
        notesCalls = notes;
        HeldProxy described = new HeldProxy(
                following.nextId(),
                type,
                owner.name(),
                holder.name(),
                language.name(),
                (features & Feature.CALLABLE.bit()) != 0,
                frames());
        return follow(fresh, described, owner, now(), lease, reason -> neighboursEnded.merge(reason, 1L, Long::sum));
    }

    private @Nullable Tag follow(
            Value fresh,
            HeldProxy described,
            Endpoint owner,
            long since,
            @Nullable Lease lease,
            Consumer<Reason> whenEnded) {
        Tag tag = following.tag(described, holder, owner, since, whenEnded);
        if (!hold.execute(fresh, tag).asBoolean()) {
            return null;
        }
        following.begin(tag);
        if (lease != null) {
            Life life = tag.life();
            lease.whenEnded(how -> life.end(how.reason()));
        }
        return tag;
    }

    /** Where guest code is now; empty unless debugging is on. */
    List<Frame> frames() {
        return following.isDebugging() ? frames.here() : List.of();
    }

    /** A proxy has ended before the collector has found it; of a copy that has, nothing is known here. */
    void ended(Ref ref, Reason reason) {
        Held entry = held.getIfPresent(ref);
        if (entry != null && !entry.ended && entry.weak.execute().isNull()) {
            end(entry, reason);
            held.invalidate(ref);
        }
    }

    /** A realm was closed: the proxies of its objects have ended. */
    void closed(Endpoint realm) {
        held.asMap().forEach((ref, entry) -> {
            if (ref.owner() == realm && !entry.ended && !entry.weak.execute().isNull()) {
                end(entry, Reason.REALM_CLOSED);
            }
        });
    }

    /** A lease ends where its owner or another holder wants it to. */
    private void noteLease(Ref ref, Held entry) {
        Lease lease = ref.lease();
        Lease.Ended how = lease == null ? null : lease.ended();
        if (how != null && !entry.ended) {
            end(entry, how.reason());
        }
    }

    private void end(Held entry, Reason reason) {
        entry.ended = true;
        ended.merge(reason, 1L, Long::sum);
        Life life = entry.life;
        if (life != null) {
            life.end(reason);
        }
    }

    Holding census() {
        List<LiveProxy> live = new ArrayList<>();
        long there = 0;
        for (Map.Entry<Ref, Held> each : held.asMap().entrySet()) {
            Ref ref = each.getKey();
            Held entry = each.getValue();
            noteLease(ref, entry);
            Value alive = entry.weak.execute();
            if (entry.ended || alive.isNull()) {
                continue;
            }
            if (ref.owner().isClosed()) {
                end(entry, Reason.REALM_CLOSED);
            } else {
                there++;
                if (isProxy(alive, ref)) {
                    live.add(new LiveProxy(
                            describe(entry, ref), age(entry.since), ref.wasCalled() ? Calls.SOME : Calls.NONE));
                }
            }
        }
        Map<Reason, Long> counts = new EnumMap<>(ended);
        long collected = made
                - there
                - ended.values().stream().mapToLong(Long::longValue).sum();
        counts.put(Reason.COLLECTED, collected);
        Endpoint beside = neighbour;
        if (beside != null) {
            following.between(holder, beside).forEach(life -> live.add(ofNeighbour(life)));
            neighboursEnded.forEach((reason, count) -> counts.merge(reason, count, Long::sum));
        }
        return new Holding(holder.name(), language.name(), live, counts);
    }

    private LiveProxy ofNeighbour(Life life) {
        Calls calls = life.wasCalled() ? Calls.SOME : notesCalls ? Calls.NONE : Calls.UNKNOWN;
        return new LiveProxy(life.proxy(), age(life.since()), calls);
    }

    /** Not, where the language has something of its own for it, such as {@code int} or {@code Symbol.iterator}. */
    private boolean isProxy(Value candidate, Ref ref) {
        Value known = exported.execute(candidate);
        return known.isHostObject() && known.asHostObject() == ref;
    }

    private HeldProxy describe(Held entry, Ref ref) {
        if (entry.id == 0) {
            entry.id = following.nextId();
        }
        Shape shape = ref.shape();
        return new HeldProxy(
                entry.id,
                shape.typeName(),
                ref.owner().name(),
                holder.name(),
                language.name(),
                shape.has(Feature.CALLABLE),
                entry.createdAt);
    }

    private Duration age(long since) {
        return Duration.ofNanos(now() - since);
    }

    private long now() {
        return holder.loop().now(TimeUnit.NANOSECONDS);
    }
}
