package dev.polyflux.junit;

import dev.polyflux.Polyflux;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.Holding;
import dev.polyflux.lifecycle.LiveProxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/** What a test leaves behind: proxies that somebody holds beyond its end, and work that is not done. */
final class Leaks {

    /** How often the collector is asked, and guests' weak references polled, before what is left counts as held. */
    private static final int ATTEMPTS = 12;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Polyflux polyflux;
    private final Set<Long> proxies;
    private final Map<String, List<String>> work;

    private Leaks(Polyflux polyflux) {
        this.polyflux = polyflux;
        this.proxies = census().live().stream().map(Leaks::id).collect(Collectors.toSet());
        this.work = polyflux.pending();
    }

    /** Remembers what there is before a test. */
    static Leaks since(Polyflux polyflux) {
        return new Leaks(polyflux);
    }

    /** Fails where there is more than before. */
    void check() {
        Census now = census();
        for (int attempt = 0;
                attempt < ATTEMPTS && (!held(now).isEmpty() || !more(now).isEmpty());
                attempt++) {
            System.gc();
            now = census();
        }
        List<Holding> held = held(now);
        if (!held.isEmpty()) {
            throw new AssertionFailedError(
                    "the test leaves objects behind that guests still hold:\n" + new Census(held, List.of()));
        }
        Map<String, List<String>> more = more(now);
        if (!more.isEmpty()) {
            throw new AssertionFailedError("the test leaves work behind: " + more);
        }
    }

    /** The proxies that are new, without what each realm has of main's global object from its first use on. */
    private List<Holding> held(Census now) {
        return now.holdings().stream()
                .map(holding -> new Holding(
                        holding.holder(),
                        holding.language(),
                        holding.live().stream()
                                .filter(proxy -> !proxies.contains(id(proxy)))
                                .filter(proxy -> !proxy.proxy().type().equals("global"))
                                .toList(),
                        Map.of()))
                .filter(holding -> !holding.live().isEmpty())
                .toList();
    }

    /** The work that is new; a realm that has answered the census runs nothing but that. */
    private Map<String, List<String>> more(Census now) {
        Map<String, List<String>> more = new TreeMap<>();
        polyflux.pending().forEach((realm, all) -> {
            List<String> here = new ArrayList<>(all);
            here.removeAll(work.getOrDefault(realm, List.of()));
            if (!now.silent().contains(realm)) {
                here.remove(Polyflux.RUNNING);
            }
            if (!here.isEmpty()) {
                more.put(realm, here);
            }
        });
        return more;
    }

    private static Long id(LiveProxy proxy) {
        return proxy.proxy().id();
    }

    private Census census() {
        return Objects.requireNonNull(polyflux.census(PATIENCE).block());
    }
}
