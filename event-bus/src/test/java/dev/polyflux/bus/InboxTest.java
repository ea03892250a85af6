package dev.polyflux.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxTest {

    private final Inbox inbox = new Inbox(new EventLoop(EventLoop.named("not started")), 2);
    private final List<Integer> seen = new ArrayList<>();

    private Task note(int number) {
        return new Task(() -> seen.add(number));
    }

    private void runAll() {
        inbox.fill();
        for (Message message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
        }
        for (Message message = inbox.take(); message != null; message = inbox.take()) {
            message.run();
        }
    }

    @Test
    void isEmptyUntilSomethingIsSentAndOnceItIsTaken() {
        assertThat(inbox.isEmpty()).isTrue();
        inbox.offer(note(1));
        assertThat(inbox.isEmpty()).isFalse();
        assertThat(inbox.hasArrived()).isTrue();
        runAll();
        assertThat(inbox.isEmpty()).isTrue();
        assertThat(inbox.hasArrived()).isFalse();
    }

    @Test
    void takesRepliesBeyondItsCapacityAndGivesThemInOrder() {
        for (int i = 0; i < 7; i++) {
            inbox.reply(note(i));
        }
        runAll();
        runAll();

        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(inbox.isEmpty()).isTrue();
    }

    @Test
    void letsNothingOvertakeASpilledReply() {
        inbox.reply(note(0));
        inbox.reply(note(1));
        inbox.reply(note(2)); // spills
        run(inbox.take()); // makes room
        inbox.reply(note(3));

        assertThat(inbox.offer(note(4))).isFalse();
        runAll();
        runAll();

        assertThat(seen).containsExactly(0, 1, 2, 3);
        assertThat(inbox.offer(note(4))).isTrue();
    }

    @Test
    void refusesTasksWhileTheBacklogBehindAWaitIsFull() {
        inbox.offer(note(0));
        inbox.offer(note(1));
        inbox.fillWhileWaiting();

        assertThat(inbox.offer(note(2))).isFalse();
        assertThat(inbox.offerUrgent(note(3))).isTrue();
        runAll();
        assertThat(inbox.offer(note(4))).isTrue();
        runAll();

        assertThat(seen).containsExactly(0, 1, 3, 4);
    }

    @Test
    void givesUpAllItHolds() {
        inbox.add(note(0));
        for (int i = 1; i < 6; i++) {
            inbox.reply(note(i));
        }

        inbox.empty().forEach(Message::run);

        assertThat(seen).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(inbox.isEmpty()).isTrue();
    }

    private static void run(@Nullable Message message) {
        if (message != null) {
            message.run();
        }
    }
}
