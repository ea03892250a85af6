package dev.polyflux.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.bus.EventLoop;
import dev.polyflux.core.OverflowException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class MailTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int MOST = 10_000;

    private final Mail<Integer> mail = new Mail<>();
    private final List<Integer> taken = new ArrayList<>();

    private void send(int count) {
        for (int i = 0; i < count; i++) {
            mail.send(i);
        }
    }

    @Test
    void whatWasSentBeforeIsReceivedFirst() {
        send(2);
        mail.receiveAlone(Runnable::run, taken::add);
        mail.send(2);

        assertThat(taken).containsExactly(0, 1, 2);
    }

    @Test
    void aSecondReceiverGetsNothingUntilTheFirstHasStopped() {
        assertThat(mail.receiveAlone(Runnable::run, taken::add)).isTrue();
        assertThat(mail.receiveAlone(Runnable::run, second -> taken.add(-second)))
                .isFalse();
        send(2);
        mail.stop();
        mail.send(2);
        assertThat(mail.receiveAlone(Runnable::run, third -> taken.add(-third))).isTrue();

        assertThat(taken).containsExactly(0, 1, -2);
    }

    @Test
    void noMoreIsKeptForNobodyThanTenThousand() {
        send(MOST);

        assertThatThrownBy(() -> mail.send(-1)).isInstanceOf(OverflowException.class);
    }

    @Test
    void noMoreIsKeptForAReceiverWhoseLoopHasEndedAndOneThatComesAfterItGetsThat() {
        EventLoop loop = EventLoop.named("first").start();
        mail.receive(loop, taken::add);
        loop.close(Duration.ZERO).block(LIMIT);
        send(MOST);

        assertThatThrownBy(() -> mail.send(-1)).isInstanceOf(OverflowException.class);
        Queue<Runnable> turns = new ArrayDeque<>();
        mail.receiveAlone(turns::add, taken::add);
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) {
            turn.run();
        }
        assertThat(taken).hasSize(MOST).startsWith(0, 1);
    }

    @Test
    void aTurnThatALoopWasDueAndDidNotComeToIsTheNextReceivers() {
        EventLoop loop = EventLoop.named("first").start();
        BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
        mail.receive(loop, letter -> {
            received.add(letter);
            loop.dispose(); // the turn of the second letter is never taken
        });
        loop.execute(() -> send(2));
        loop.closed().block(LIMIT);
        mail.send(2);
        mail.receiveAlone(Runnable::run, taken::add);

        assertThat(received.size() + taken.size()).isEqualTo(3);
        assertThat(received).startsWith(0);
        assertThat(taken).endsWith(2);
    }

    @Test
    void whatIsSentOnceNobodyWillReceiveIsDropped() {
        send(3);
        mail.end();
        send(MOST + 1);
        mail.receiveAlone(Runnable::run, taken::add);

        assertThat(taken).isEmpty();
    }
}
