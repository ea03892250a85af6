package dev.polyflux.cluster.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scalecube.cluster.Member;
import io.scalecube.cluster.transport.api.Message;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LettersTest {

    private static final Member MEMBER = new Member("id", "name", "127.0.0.1:1", "polyflux");

    @Test
    void aMessageComesAsItWent() throws IOException {
        List<Record> written = new ArrayList<>();
        List<Record> read = new ArrayList<>();
        Message sync = Message.withData(sync(3)).qualifier("sc/membership/sync").build();
        Message came = Letters.read(Letters.write(sync, written::add), read::add);
        assertThat(came).hasToString(sync.toString());
        assertThat(read).isEqualTo(written).hasSize(3).allMatch(new Record("id", "SUSPECT", 7)::equals);
    }

    @Test
    void whatNodesDoNotSayIsNotWritten() {
        assertThatThrownBy(() -> Letters.write(Message.fromData(new ArrayList<>()), record -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing that nodes say to each other");
    }

    @Test
    void aCountOfMoreThanThereIsMakesNoRoom() throws IOException {
        byte[] letter = Letters.write(Message.fromData(sync(1)), record -> {});
        letter[1] = 0x7F;
        assertThatThrownBy(() -> Letters.read(letter, record -> {})).hasMessageContaining("a count of more than");
    }

    /** One of each kind that nodes send. */
    static Stream<byte[]> letters() throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String kind : List.of("sync", "ping", "gossip", "asked", "told")) {
            try (InputStream letter = LettersTest.class.getResourceAsStream("letters/" + kind)) {
                all.add(Objects.requireNonNull(letter).readAllBytes());
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void whatIsReadIsWrittenAsItWas(byte[] letter) throws IOException {
        assertThat(Letters.write(Letters.read(letter, record -> {}), record -> {}))
                .hasSameSizeAs(letter);
    }

    @ParameterizedTest
    @MethodSource("letters")
    void whateverComesIsAMessageOrRefused(byte[] letter) throws IOException {
        Random random = new Random(letter.length);
        for (int i = 0; i < 10_000; i++) {
            byte[] spoilt = Arrays.copyOf(letter, 1 + random.nextInt(letter.length));
            for (int change = random.nextInt(4); change >= 0; change--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            Message message;
            try {
                message = Letters.read(spoilt, record -> {});
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("known here");
                continue;
            }
            assertThat(Letters.read(Letters.write(message, record -> {}), record -> {}))
                    .hasToString(message.toString());
        }
    }

    /** The engine's own, which it makes for itself alone. */
    private static Object sync(int records) {
        try {
            Class<?> record = Class.forName("io.scalecube.cluster.membership.MembershipRecord");
            Class<?> status = Class.forName("io.scalecube.cluster.membership.MemberStatus");
            Object suspect = Arrays.stream(status.getEnumConstants())
                    .filter(each -> each.toString().equals("SUSPECT"))
                    .findFirst()
                    .orElseThrow();
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < records; i++) {
                var made = record.getConstructor(Member.class, status, int.class);
                made.setAccessible(true);
                all.add(made.newInstance(MEMBER, suspect, 7));
            }
            var sync = Class.forName("io.scalecube.cluster.membership.SyncData").getConstructor(Collection.class);
            sync.setAccessible(true);
            return sync.newInstance(all);
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException(other);
        }
    }
}
