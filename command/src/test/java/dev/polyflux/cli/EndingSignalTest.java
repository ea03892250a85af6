package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who halts a process in place of the JVM finds out which signal ends it. */
final class EndingSignalTest {

    @ParameterizedTest
    @CsvSource({"SIGHUP handler, 129", "SIGINT handler, 130", "SIGTERM handler, 143", "another, 143"})
    void theThreadThatHandlesItTells(String name, int status) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        Thread handler = Thread.ofPlatform().name(name).start(() -> {
            try {
                end.await();
            } catch (InterruptedException over) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            assertThat(EndingSignal.status()).isEqualTo(status);
        } finally {
            end.countDown();
            handler.join();
        }
    }
}
