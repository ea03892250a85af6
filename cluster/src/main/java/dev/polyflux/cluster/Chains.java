package dev.polyflux.cluster;

import dev.polyflux.core.spi.Caller;
import dev.polyflux.core.spi.Sake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Waits that go through several nodes: each request that is waited for names those that it is made for the sake of, so what comes of it is
 * served by them, however far away. Thread-safe.
 */
final class Chains {

    /** A wait of a node, by its number there. */
    record Link(String node, long number) {}

    /** For whose sake a request of another node's is made. */
    private record Far(List<Link> chain) {}

    private final String self;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Object> waits = new ConcurrentHashMap<>();

    Chains(String self) {
        this.self = self;
    }

    /** The number of a request, as no other one of this node has. */
    long next() {
        return last.incrementAndGet();
    }

    /** What a request that is waited for here goes out with; it waits until it is {@link #answered}. */
    List<Link> begin(long number) {
        List<Object> here = Caller.here().waits();
        if (here.isEmpty()) {
            return List.of();
        }
        waits.put(number, here.getFirst());
        List<Link> chain = new ArrayList<>();
        chain.add(new Link(self, number));
        links(here).filter(link -> !chain.contains(link)).forEach(chain::add);
        return chain;
    }

    void answered(long number) {
        waits.remove(number);
    }

    /** What a request gives that is made for the sake of these. */
    <T> T asking(List<Link> chain, Supplier<T> request) {
        return chain.isEmpty() ? request.get() : Sake.of(ofHere(chain), new Far(chain), request);
    }

    /** The last of this node's own waits in it; null for none. */
    private @Nullable Object ofHere(List<Link> chain) {
        for (Link link : chain) {
            Object wait = link.node().equals(self) ? waits.get(link.number()) : null;
            if (wait != null) {
                return wait;
            }
        }
        return null;
    }

    /** Whether a node waits for what this thread does. */
    static boolean comesFrom(String node) {
        return links(Caller.here().waits()).anyMatch(link -> link.node().equals(node));
    }

    private static Stream<Link> links(List<Object> waits) {
        return waits.stream().filter(Far.class::isInstance).flatMap(far -> ((Far) far).chain().stream());
    }
}
