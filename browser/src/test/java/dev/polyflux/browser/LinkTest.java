package dev.polyflux.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.OverflowException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import reactor.test.subscriber.TestSubscriber;

/** What is kept of a page's frames has an end. */
final class LinkTest {

    private static final int MOST = 1000;
    private static final List<Object> FRAME = List.of("twenty letters, or so");

    private final Link link = new Link(MOST);

    private int until(Runnable step) {
        int[] sent = {0};
        assertThatThrownBy(() -> {
                    for (; sent[0] < MOST; sent[0]++) {
                        link.send(FRAME);
                        step.run();
                    }
                })
                .isInstanceOf(OverflowException.class);
        return sent[0];
    }

    @Test
    void aPageThatAcknowledgesNothingIsBehind() {
        TestSubscriber<byte[]> reads = TestSubscriber.create();
        link.attach("session", 0, 1).taken().subscribe(reads);
        assertThat(until(() -> {})).isBetween(20, 50);
    }

    @Test
    void aPageThatAcknowledgesWhatItDoesNotReadIsBehind() {
        TestSubscriber<byte[]> reads =
                TestSubscriber.builder().initialRequest(1).build();
        link.attach("session", 0, 1).taken().subscribe(reads);
        assertThat(until(() -> link.acknowledged(link.sent()))).isBetween(20, 50);
    }

    @Test
    void aPageThatReadsAndAcknowledgesIsNotBehind() throws InterruptedException {
        BlockingQueue<byte[]> read = new LinkedBlockingQueue<>();
        link.attach("session", 0, 1).taken().subscribe(read::add);
        read.take(); // the greeting
        for (int i = 0; i < MOST; i++) {
            link.send(FRAME);
            link.acknowledged(link.sent());
            read.take();
        }
        assertThat(link.sent()).isEqualTo(MOST);
    }
}
