package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.core.ClosedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;

class TimersTest {

    @RegisterExtension
    final Peers peers = new Peers();

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5); // the clock may wrap round
    private final List<String> seen = new ArrayList<>();
    private Peer peer = peers.start("unused");

    @BeforeEach
    void start() {
        peer = peers.start("a", builder -> builder.ticker(now::get));
    }

    private void at(long millis, String what) {
        peer.loop.after(Duration.ofMillis(millis), () -> seen.add(what));
    }

    private void pass(long millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
        peer.fireTimers();
    }

    @Test
    void fireInTheOrderOfTheirDueTimesThenOfTheirMaking() {
        at(30, "c");
        at(10, "a");
        at(20, "b1");
        at(20, "b2");
        at(40, "d");

        pass(30);

        assertThat(seen).containsExactly("a", "b1", "b2", "c");
    }

    @Test
    void doNotFireBeforeTheyAreDue() {
        at(10, "a");

        pass(9);

        assertThat(seen).isEmpty();
    }

    @Test
    void doNotFireOnceCancelled() {
        Disposable timer = peer.loop.after(Duration.ofMillis(1), () -> seen.add("a"));
        timer.dispose();

        pass(1);

        assertThat(seen).isEmpty();
        assertThat(timer.isDisposed()).isTrue();
        assertThat(peer.loop.pending()).doesNotContain("1 timer");
    }

    @Test
    void canBeCancelledByOneThatFiresBefore() {
        Disposable[] second = new Disposable[1];
        peer.loop.after(Duration.ofMillis(1), () -> second[0].dispose());
        second[0] = peer.loop.after(Duration.ofMillis(1), () -> seen.add("second"));

        pass(1);

        assertThat(seen).isEmpty();
    }

    @Test
    void thatATimerMakesFireInALaterTurn() {
        List<String> turns = new ArrayList<>();
        Peer other = peers.start("b", builder -> builder.ticker(now::get).afterTurn(() -> turns.add("turn")));
        CountDownLatch done = new CountDownLatch(1);
        CountDownLatch release = other.block();
        other.loop.after(Duration.ZERO, () -> {
            turns.add("outer");
            other.loop.after(Duration.ZERO, () -> {
                turns.add("inner");
                done.countDown();
            });
        });
        release.countDown();
        Peer.awaitQuietly(done);

        assertThat(turns).startsWith("outer", "turn", "inner");
    }

    @Test
    void repeatAtThePlannedTimesAndSkipWhatTheyMissed() {
        Disposable interval = peer.loop.every(Duration.ofMillis(10), () -> seen.add("tick"));

        pass(10);
        assertThat(seen).hasSize(1);
        pass(47); // at 57: late for 20, 30, 40 and 50
        assertThat(seen).hasSize(2);
        pass(2);
        assertThat(seen).hasSize(2);
        pass(1); // at 60, as planned
        assertThat(seen).hasSize(3);
        interval.dispose();
        pass(100);
        assertThat(seen).hasSize(3);
    }

    @Test
    void canEndTheirOwnRepetition() {
        Disposable[] interval = new Disposable[1];
        interval[0] = peer.loop.every(Duration.ofMillis(10), () -> {
            seen.add("tick");
            interval[0].dispose();
        });

        pass(10);
        pass(10);

        assertThat(seen).hasSize(1);
        peer.untilQuiet();
    }

    @Test
    void wakeALoopThatRestsWithoutAnyMessage() {
        Peer real = peers.start("real");
        real.untilQuiet();
        CountDownLatch fired = new CountDownLatch(1);

        real.loop.after(Duration.ofNanos(1), fired::countDown);
        Peer.awaitQuietly(fired);

        assertThat(fired.getCount()).isZero();
    }

    @Test
    void mayLieFurtherAwayThanTheClockReaches() {
        peer.loop.after(Duration.ofSeconds(Long.MAX_VALUE), () -> seen.add("never"));
        at(1, "soon");

        pass(1);

        assertThat(seen).containsExactly("soon");
    }

    @Test
    void thatThrowDoNotStopTheOthers() {
        Peer other = peers.start("b", builder -> builder.ticker(now::get).onFailure(failure -> seen.add("failure")));
        CountDownLatch release = other.block();
        other.loop.after(Duration.ZERO, () -> {
            throw new IllegalStateException("no");
        });
        other.loop.after(Duration.ZERO, () -> seen.add("other"));
        release.countDown();
        other.untilQuiet();

        assertThat(seen).containsExactly("failure", "other");
    }

    @Test
    void areRefusedByAClosedLoop() {
        peer.loop.close(Duration.ZERO).block();

        assertThatExceptionOfType(ClosedException.class)
                .isThrownBy(() -> peer.loop.after(Duration.ZERO, () -> {}))
                .withMessage("a is closed");
    }
}
