package dev.polyflux.guest;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.polyflux.core.PropertyCache;
import dev.polyflux.core.PropertyCacheBuilder;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.time.Duration;
import java.util.function.LongSupplier;
import reactor.core.publisher.Mono;

/**
 * What the proxies of one guest have read: a cache for each object, and traps sent by way of it.
 *
 * <p>A cache may hold its own object, as {@code window.self} is {@code window}. So only the guest's proxy holds the cache,
 * and where that has gone, the cache has.
 */
final class ProxyCaches {

    private final Cache<Ref, PropertyCache> caches =
            Caffeine.newBuilder().weakKeys().weakValues().build();
    private final PropertyCacheBuilder settings;

    /** Caches that keep an answer for so long, by a clock in nanoseconds. */
    ProxyCaches(Duration kept, LongSupplier clock) {
        this.settings = PropertyCache.builder().expireAfter(trap -> kept).ticker(clock);
    }

    /** The cache of an object, for its proxy to hold. */
    PropertyCache of(Ref ref) {
        return caches.get(ref, settings::build);
    }

    Reply await(Ref ref, Trap trap) {
        PropertyCache cache = caches.getIfPresent(ref);
        return cache == null ? ref.await(trap) : cache.answer(trap, () -> ref.await(trap));
    }

    Mono<Reply> dispatch(Ref ref, Trap trap) {
        PropertyCache cache = caches.getIfPresent(ref);
        return cache == null ? ref.dispatch(trap) : cache.answer(trap, ref.dispatch(trap));
    }
}
