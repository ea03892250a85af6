package dev.polyflux.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Frames either way, without a page or a worker. */
final class ConversationTest {

    private final Conversation conversation = new Conversation("page", PageRules.of(StandIn.ORIGIN));
    private final Socket socket = conversation.attach("session", 0);
    private final List<Reply> replies = new ArrayList<>();

    private void ask() {
        conversation
                .ask(conversation.window(), new Trap.Text(false), Map.of(), false)
                .subscribe(replies::add);
    }

    private static byte[] reply(long call, Object pair) {
        return Encoder.encode(List.of(0L, (long) Kind.REPLY, call, pair, List.of()));
    }

    @Test
    void aReplyIsThatOfItsCall() {
        ask();
        ask();
        conversation.receive(socket, reply(2, "second"));
        conversation.receive(socket, reply(1, "first"));
        assertThat(replies).containsExactly(new Reply.Ok("second"), new Reply.Ok("first"));
    }

    @Test
    void aReplyThatIsNoneLeavesNobodyWaiting() {
        ask();
        assertThatThrownBy(() -> conversation.receive(socket, reply(1, List.of(99L, "wrong"))))
                .isInstanceOf(ProtocolException.class);
        conversation.end(new ProtocolException("wrong"), true);
        assertThat(replies).singleElement().isInstanceOfSatisfying(Reply.Err.class, err -> assertThat(err.error())
                .isInstanceOf(ClosedException.class)
                .hasMessage("page has gone: wrong"));
    }

    @Test
    void whatComesOverASocketThatWasReplacedIsNotHeard() {
        ask();
        Socket next = conversation.attach("session", 0);
        conversation.receive(socket, reply(1, "stale"));
        assertThat(replies).isEmpty();
        assertThat(conversation.detach(socket)).isFalse();
        conversation.receive(next, reply(1, "fresh"));
        assertThat(replies).containsExactly(new Reply.Ok("fresh"));
    }
}
