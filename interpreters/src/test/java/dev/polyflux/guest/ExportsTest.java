package dev.polyflux.guest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.UnsupportedTrapException;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class ExportsTest {

    private final Exports exports = new Exports("stats");

    @Test
    void whoeverAsksAfterTheScriptHasEndedIsToldSo() {
        exports.end();

        StepVerifier.create(exports.find("mean")).verifyErrorSatisfies(error -> assertThat(error)
                .isInstanceOf(UnsupportedTrapException.class)
                .hasMessage("'stats' has no function 'mean': its script has ended and exposes none"));
    }

    @Test
    void aClosedWorkerSaysThatItIsClosedWhenItsScriptEndsBeforeOrAfter() {
        exports.end();
        exports.end(() -> new ClosedException("closed"));
        exports.end();

        StepVerifier.create(exports.find("mean")).verifyErrorMessage("closed");
    }
}
