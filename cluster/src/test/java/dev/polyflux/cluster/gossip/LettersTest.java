package dev.polyflux.cluster.gossip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.scalecube.cluster.Member;
import io.scalecube.cluster.transport.api.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
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

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverComesIsAMessageOrRefused(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] letter = Letters.write(
                Message.withData(sync(4)).qualifier("sc/membership/sync").build(), record -> {});
        for (int i = 0; i < 200; i++) {
            byte[] spoilt = Arrays.copyOf(letter, 1 + random.nextInt(letter.length));
            for (int change = random.nextInt(4); change >= 0; change--) {
                spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Letters.read(spoilt, record -> {})).isNotNull();
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("known here");
            }
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
