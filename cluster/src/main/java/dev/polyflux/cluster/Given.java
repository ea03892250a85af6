package dev.polyflux.cluster;

import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The leases that another node has: each of this node's objects that it was handed, by a number, and how often. An object stays until
 * as many have been given back, or the connection ends. Thread-safe.
 *
 * <p>The holder says how often it had been handed what it gives back, so one that is on its way to it again stays.
 */
final class Given {

    private static final class Lent {
        private final long number;
        private final Ref ref;
        private long count;

        Lent(long number, Ref ref) {
            this.number = number;
            this.ref = ref;
        }
    }

    private final Map<Long, Lent> byNumber = new HashMap<>();
    private final Map<Ref, Lent> byRef = new IdentityHashMap<>();
    private final Ref gate;
    private long last = Gates.NUMBER;
    private boolean ended;

    /** {@code gate} is what the other node has from the beginning. */
    Given(Ref gate) {
        this.gate = gate;
    }

    synchronized long hand(Ref ref) {
        Lent lent = byRef.get(ref);
        if (lent == null) {
            lent = new Lent(++last, ref);
            if (!ended) {
                byRef.put(ref, lent);
                byNumber.put(lent.number, lent);
            }
        }
        lent.count++;
        return lent.number;
    }

    synchronized Ref get(long number) {
        if (number == Gates.NUMBER) {
            return gate;
        }
        Lent lent = byNumber.get(number);
        if (lent == null) {
            throw new ProtocolException("a node names an object that it was not handed: " + number);
        }
        return lent.ref;
    }

    /** The other node, which had been handed it so often, holds it no more. */
    synchronized void released(long number, long count) {
        @Nullable Lent lent = byNumber.get(number);
        if (lent == null || count <= 0 || count > lent.count) {
            throw new ProtocolException("a node gives back what it does not have: " + number);
        }
        lent.count -= count;
        if (lent.count == 0) {
            byNumber.remove(number);
            byRef.remove(lent.ref);
        }
    }

    synchronized int size() {
        return byNumber.size();
    }

    synchronized void end() {
        ended = true;
        byNumber.clear();
        byRef.clear();
    }
}
