package dev.polyflux.lifecycle;

import dev.polyflux.core.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The proxies of a runtime, counted on demand; as text, a report with one line for those that are alike.
 *
 * @param holdings by realm and language; realms that are closed are left out
 * @param silent the realms that did not answer in time, since they were busy or waited
 * @param leases what is handed over between this node and each other one of its cluster, by their names
 */
public record Census(List<Holding> holdings, List<String> silent, Map<String, Leases> leases) {

    public Census {
        holdings = List.copyOf(holdings);
        silent = List.copyOf(silent);
        leases = Collections.unmodifiableMap(new TreeMap<>(leases));
    }

    /** Of a runtime in no cluster. */
    public Census(List<Holding> holdings, List<String> silent) {
        this(holdings, silent, Map.of());
    }

    /** Every proxy that somebody holds, the oldest first. */
    public List<LiveProxy> live() {
        return holdings.stream()
                .flatMap(holding -> holding.live().stream())
                .sorted(Comparator.comparing(LiveProxy::age).reversed())
                .toList();
    }

    /** Every proxy that somebody holds, those together that are alike: all but their number and age. The oldest first. */
    public List<List<LiveProxy>> alike() {
        Map<Object, List<LiveProxy>> groups = new LinkedHashMap<>();
        for (LiveProxy each : live()) {
            HeldProxy proxy = each.proxy();
            List<Object> kind = List.of(
                    proxy.type(),
                    proxy.owner(),
                    proxy.holder(),
                    proxy.language(),
                    proxy.callable(),
                    each.calls(),
                    proxy.createdAt());
            groups.computeIfAbsent(kind, first -> new ArrayList<>()).add(each);
        }
        return List.copyOf(groups.values());
    }

    /** The proxy that has been held the longest. */
    public Optional<LiveProxy> oldest() {
        return live().stream().findFirst();
    }

    /** The callbacks that are held and were never called, the oldest first. */
    public List<LiveProxy> neverCalled() {
        return live().stream().filter(LiveProxy::neverCalled).toList();
    }

    /** How many proxies have ended in all realms, by reason, each count above zero. */
    public Map<Reason, Long> ended() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        holdings.forEach(holding -> holding.ended().forEach((reason, count) -> counts.merge(reason, count, Long::sum)));
        return Collections.unmodifiableMap(counts);
    }

    /** The report. */
    @Override
    public String toString() {
        return CensusReport.of(this);
    }
}
