package dev.polyflux.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.CallCancelled;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Progress;
import dev.polyflux.lifecycle.LifecycleEvent.Ready;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import dev.polyflux.lifecycle.LifecycleEvent.Stuck;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.LifecycleEvent.Uncaught;
import dev.polyflux.lifecycle.Outcome;
import dev.polyflux.lifecycle.Phase;
import dev.polyflux.lifecycle.spi.Lifecycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What guests know the events by is what {@code docs/lifecycle.md} says, event by event. */
final class EventNamesTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final PolyfluxException ERROR = new ConfigurationException("no");
    private static final List<String> OF_ALL = List.of("realm", "worker", "script", "type", "time");

    private final EventNames names = new EventNames(Lifecycle.create(InstantSource.fixed(NOW)));

    /** One of each kind, and what ends what it has begun. */
    private static Stream<LifecycleEvent> events() {
        return Stream.of(
                new Booting("w", "w.py", Phase.ENGINE, NOW),
                new Progress("w", "w.py", Phase.SOURCES, "numpy", 1, 2, NOW),
                new Ready("w", "w.py", Duration.ofMillis(5), NOW),
                new Done("w", "w.py", NOW),
                new Failed("w", "w.py", ERROR, Phase.CODE, NOW),
                new Uncaught("w", "w.py", ERROR, NOW),
                new Stuck("w", "w.py", "a running task", Duration.ofMillis(5), NOW),
                new Terminated("w", "w.py", "enough", NOW),
                new CallCancelled("w", "w.py", "f()", NOW),
                new CallInterrupted("w", "w.py", "f()", NOW),
                new Restarted("w", "w.py", NOW),
                new AllDone(Map.of("w", new Outcome(Outcome.Kind.DONE, "ran to its end")), NOW));
    }

    private String row(LifecycleEvent event) {
        EventNames.Told told = names.of(event).getLast();
        TreeSet<String> members = new TreeSet<>();
        told.members().keySet().forEach(name -> members.add(name.startsWith("outcome ") ? "outcomes" : name));
        members.removeAll(OF_ALL);
        if (told.error() != null) {
            members.add("error");
        }
        return told.name().replaceAll("^.*:", "") + " " + event.type() + " " + members;
    }

    @Test
    void eachHasItsRowOnThePageWithItsNameAndItsMembers() throws IOException {
        List<String> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "lifecycle.md"))) {
            String[] cells = line.split(" *\\| *");
            if (cells.length >= 4 && cells[2].matches("`[A-Z]\\w+`")) {
                TreeSet<String> members = new TreeSet<>();
                if (cells.length > 4) {
                    members.addAll(Arrays.asList(cells[4].replace("`", "").split(", ")));
                }
                rows.add((cells[1] + " " + cells[2]).replace("`", "") + " " + members);
            }
        }
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(events().map(this::row).toList());
    }

    @Test
    void thereIsOneOfEachKindThatGuestsHearOf() {
        assertThat(events().map(LifecycleEvent::getClass).filter(kind -> kind != AllDone.class))
                .containsAll(Stream.of(RealmEvent.class.getPermittedSubclasses())
                        .filter(Class::isRecord)
                        .<Class<? extends LifecycleEvent>>map(kind -> kind.asSubclass(LifecycleEvent.class))
                        .toList())
                .hasSize(11);
    }
}
