package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.guest.Guest;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Workers that come and go leave nothing behind, even where others keep what they were given. */
@Tag("gc")
final class LeavingTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int COLLECTIONS = 30;
    private static final long SLACK = 24 << 20;

    private final Polyflux polyflux = Polyflux.builder()
            .main("main.js", Lifetimes.read("keeping.js"))
            .uncaught((worker, failure) -> {})
            .build();
    private final List<Worker> left = new ArrayList<>();
    private final List<WeakReference<Guest>> guests = new ArrayList<>();

    @AfterEach
    void close() {
        polyflux.close();
    }

    private static WeakReference<Guest> guestOf(Worker worker) {
        return new WeakReference<>(Stations.realm(worker).guest());
    }

    private String comeAndGo(String language) {
        String name = language + left.size();
        Worker worker = polyflux.start(WorkerSpec.of(name + "." + language, Lifetimes.read("leaving." + language)));
        worker.call("ready", Boolean.class).block(LIMIT);
        CompletableFuture<?> pending = worker.call("never", Void.class).toFuture();
        guests.add(guestOf(worker));
        left.add(worker);

        worker.terminate().block(LIMIT);

        assertThat(pending)
                .isCompletedExceptionally()
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(ClosedException.class)
                .withMessageContaining(name);
        return name;
    }

    private void comeAndGo(int javascript, int python, List<String> names) {
        for (int i = 0; i < javascript; i++) {
            names.add(comeAndGo("js"));
            if (i % (javascript / python) == 0) {
                names.add(comeAndGo("py"));
            }
        }
    }

    private void leaveNothing(int javascript, int python) {
        Worker steady = polyflux.start(WorkerSpec.of("steady.js", Lifetimes.read("steady.js")));
        steady.call("next", Integer.class).block(LIMIT);
        List<String> names = new ArrayList<>();
        comeAndGo(1 + javascript / 10, 1 + python / 10, names); // what the engine keeps for all
        long threads = Memory.threads();
        long heap = Memory.used();

        comeAndGo(javascript, python, names);

        assertThat(steady.call("next", Integer.class).block(LIMIT)).isEqualTo(2);
        assertThat(Memory.threads()).isEqualTo(threads);
        assertThatNoGuestIsLeft();
        long whileKept = Memory.used();
        assertThat(steady.call("answers", String.class).block(LIMIT))
                .isEqualTo(names.stream()
                        .map(name -> "ClosedError: " + name + " is closed")
                        .collect(Collectors.joining("; ")));
        left.clear();
        long after = Memory.used();
        for (int i = 0;
                i < COLLECTIONS && after - heap >= SLACK;
                i++) { // what is just being compiled goes when it has been
            after = Memory.used();
        }
        System.out.printf(
                "%d workers came and went: %,d bytes before, %,d while what they left is kept, %,d after%n",
                guests.size(), heap, whileKept, after);
        assertThat(after - heap).isLessThan(SLACK);
        assertThat(guestOf(steady).get()).as("the control").isNotNull();
    }

    private void assertThatNoGuestIsLeft() {
        for (int i = 0; i < COLLECTIONS && guests.stream().anyMatch(guest -> guest.get() != null); i++) {
            System.gc();
        }
        assertThat(guests).allMatch(guest -> guest.get() == null);
    }

    @Test
    void aFewWorkersLeaveNothing() {
        leaveNothing(20, 2);
    }

    @Test
    @Tag("soak")
    @Timeout(900)
    void aThousandWorkersLeaveNothing() {
        leaveNothing(900, 100);
    }
}
