package dev.polyflux.cluster.gossip;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Whom the engine suspects, which it tells other nodes and no program: each suspicion, its own and whatever it hears, passes as a
 * {@link Record} in what it sends and gets.
 */
final class Suspicions {

    /** What a record says that was not known. */
    enum News {
        NONE,
        SUSPECTED,
        RECOVERED
    }

    /** The newest record of each; of two with the same incarnation suspicion is the newer one. */
    private final Map<String, Record> newest = new HashMap<>();

    News heard(Record record) {
        boolean suspected = record.standing().equals("SUSPECT");
        if (!suspected && !record.standing().equals("ALIVE")) {
            return News.NONE;
        }
        Record known = newest.get(record.member());
        boolean wasSuspected = known != null && known.standing().equals("SUSPECT");
        boolean newer = known == null
                || record.incarnation() > known.incarnation()
                || record.incarnation() == known.incarnation() && suspected && !wasSuspected;
        if (!newer) {
            return News.NONE;
        }
        newest.put(record.member(), record);
        if (suspected == wasSuspected) {
            return News.NONE;
        }
        return suspected ? News.SUSPECTED : News.RECOVERED;
    }

    /** What is known of all others is forgotten. */
    void keep(Set<String> members) {
        newest.keySet().retainAll(members);
    }
}
