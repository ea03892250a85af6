package dev.polyflux;

import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All realms that a runtime has just now, and what is asked of all of them. Thread-safe. */
final class Realms {

    private final Roster workers;
    private final MainRealm main;
    private final Map<String, Realm> ofWorkers = new ConcurrentSkipListMap<>();

    Realms(Roster workers, MainRealm main) {
        this.workers = workers;
        this.main = main;
    }

    /** A worker's realm is there; it takes the place of an earlier one of its name. */
    void put(Realm realm) {
        ofWorkers.put(realm.name(), realm);
        realm.closed().subscribe(gone -> {}, failed -> {}, () -> ofWorkers.remove(realm.name(), realm));
    }

    /** The worker of this name that has a realm here; null for none. */
    @Nullable
    Worker worker(String name) {
        return ofWorkers.containsKey(name) ? workers.get(name) : null;
    }

    /** How many workers have realms here. */
    int workers() {
        return ofWorkers.size();
    }

    Collection<Realm> all() {
        List<Realm> all = new ArrayList<>(ofWorkers.values());
        Realm first = main.there();
        if (first != null) {
            all.add(first);
        }
        return all;
    }

    /** The realm whose objects these are; null for none. */
    @Nullable
    Realm of(Endpoint owner) {
        return owner instanceof RingEndpoint there
                ? all().stream()
                        .filter(realm -> realm.loop() == there.loop())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** How many traps each has been sent. */
    Map<String, Long> traps() {
        Map<String, Long> counts = new ConcurrentSkipListMap<>();
        all().forEach(realm -> counts.put(realm.name(), realm.traps()));
        return counts;
    }

    /** What each still has to do; those that rest are left out. */
    Map<String, List<String>> pending() {
        Map<String, List<String>> pending = new ConcurrentSkipListMap<>();
        for (Realm realm : all()) {
            List<String> work = new ArrayList<>(realm.loop().pending());
            String hook = realm.life().waitsFor();
            if (hook != null) {
                work.add("the " + hook);
            }
            if (!work.isEmpty() || !realm.life().isEnded()) {
                pending.put(realm.name(), work);
            }
        }
        return pending;
    }

    /** Closes all, and waits for none of them longer than {@code grace} and {@code stuck}, in the time that its loop has. */
    Mono<Void> close(Duration grace, Duration stuck) {
        List<Station> stations = new ArrayList<>(all());
        workers.all().stream()
                .map(Worker::station)
                .filter(each -> !stations.contains(each))
                .forEach(stations::add);
        return Mono.whenDelayError(stations.stream()
                .map(station -> station.close(grace, Polyflux.CLOSED).takeUntilOther(station.spends(grace.plus(stuck))))
                .toList());
    }

    /** The names of those whose threads go on. */
    List<String> left() {
        return all().stream().filter(realm -> !realm.isGone()).map(Realm::name).toList();
    }

    /** Whether none does anything again unless a thread outside makes it. */
    boolean areQuiet() {
        Collection<Realm> asked = all();
        long[] stamps =
                asked.stream().mapToLong(realm -> realm.loop().quietStamp()).toArray();
        boolean resting = true;
        int i = 0;
        for (Realm realm : asked) {
            resting &= stamps[i] >= 0 && realm.loop().quietStamp() == stamps[i];
            i++;
        }
        return resting;
    }
}
