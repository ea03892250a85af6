package dev.polyflux.cluster.gossip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.cluster.MemberEvent.Joined;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who comes to a node's port and is no node. */
final class StrangersTest {

    private static final Gossip GOSSIP = Gossip.of(Party.SECRET);
    private static final Party NODE = Party.of("node", GOSSIP);

    @BeforeAll
    static void itListens() {
        letsIn(0);
    }

    @AfterAll
    static void itIsWhatItWas() {
        letsIn(1);
        NODE.close();
    }

    private static void letsIn(int before) {
        Party other = Party.of("other", GOSSIP, NODE);
        NODE.told(Joined.class, other, before);
        other.leave();
    }

    @Test
    void whoKnowsAnotherSecretIsHungUpOn() throws IOException, GeneralSecurityException {
        try (Visit visit = new Visit()) {
            visit.say(new byte[Seal.RANDOM]);
            Seal another = Seal.of("another secret than theirs");
            visit.say(Frames.out(another.key("polyflux", visit.challenge, new byte[Seal.RANDOM]))
                    .next(new byte[] {2}));
            assertThat(visit.isOver()).isTrue();
        }
    }

    @Test
    void whatWasSaidByAnotherConnectionIsNotHeard() throws IOException, GeneralSecurityException {
        byte[] said;
        byte[] mine = Seal.random();
        try (Visit visit = new Visit()) {
            said = Frames.out(Seal.of(Party.SECRET).key("polyflux", visit.challenge, mine))
                    .next(new byte[] {0});
        }
        try (Visit again = new Visit()) {
            again.say(mine);
            again.say(said);
            assertThat(again.isOver()).isTrue();
        }
    }

    @Test
    void whoKnowsTheSecretAndSaysWhatNoNodeSaysIsHungUpOn() throws IOException, GeneralSecurityException {
        try (Visit visit = new Visit()) {
            visit.say(new byte[Seal.RANDOM]);
            visit.say(Frames.out(Seal.of(Party.SECRET).key("polyflux", visit.challenge, new byte[Seal.RANDOM]))
                    .next(new byte[] {99, 1, 2}));
            assertThat(visit.isOver()).isTrue();
        }
    }

    @Test
    void whoBeginsOtherwiseIsHungUpOn() throws IOException {
        try (Visit visit = new Visit()) {
            visit.say("GET / HTTP/1.1".getBytes(StandardCharsets.US_ASCII));
            assertThat(visit.isOver()).isTrue();
        }
    }

    @Test
    void whoAnnouncesMoreThanAFrameHoldsIsHungUpOn() throws IOException {
        try (Visit visit = new Visit()) {
            visit.out.writeInt(Integer.MAX_VALUE);
            assertThat(visit.isOver()).isTrue();
        }
    }

    @Test
    void whoSaysNothingIsHungUpOn() throws IOException {
        try (Visit visit = new Visit()) {
            assertThat(visit.isOver()).isTrue();
        }
    }

    /** A connection of whoever knows how nodes begin. */
    private static final class Visit implements AutoCloseable {

        final Socket socket;
        final DataInputStream in;
        final DataOutputStream out;
        final byte[] challenge = new byte[Seal.RANDOM];

        Visit() throws IOException {
            Address address = Address.of(NODE.address);
            socket = new Socket(address.host(), address.port());
            socket.setSoTimeout((int) Party.PATIENCE.toMillis());
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
            assertThat(in.readInt()).isEqualTo(Seal.RANDOM);
            in.readFully(challenge);
        }

        void say(byte[] frame) throws IOException {
            out.writeInt(frame.length);
            out.write(frame);
        }

        boolean isOver() throws IOException {
            try {
                while (in.read() >= 0) {
                    // that it is refused
                }
            } catch (SocketException reset) {
                // it is as well
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
