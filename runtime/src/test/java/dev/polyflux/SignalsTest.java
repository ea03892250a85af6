package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That the process's signals are its own, whatever guest code may do. */
final class SignalsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    @ParameterizedTest
    @EnumSource(Access.class)
    void noGuestReplacesAHandlerOfTheProcess(Access access) {
        try (Polyflux polyflux = Polyflux.builder().access(access).build()) {
            Worker worker = polyflux.start(
                    WorkerSpec.of(
                            "handler.py",
                            """
                    import signal


                    def attempt():
                        before = signal.getsignal(signal.SIGINT)
                        try:
                            signal.signal(signal.SIGINT, lambda *rest: None)
                        except ValueError as denied:
                            return f"{denied}: {signal.getsignal(signal.SIGINT) == before}"
                    """));
            assertThat(worker.ended()
                            .then(worker.eval("attempt()", String.class))
                            .block(LIMIT))
                    .isEqualTo("signal only works in main thread of the main interpreter: True");
        }
    }
}
