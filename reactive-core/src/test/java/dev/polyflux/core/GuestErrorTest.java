package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuestErrorTest {

    private static final GuestError.Frame INNER = new GuestError.Frame("divide", "calc.py", 7);
    private static final GuestError.Frame OUTER = new GuestError.Frame("<module>", "app.py", 0);

    @Test
    void isSummedUpByTypeAndMessage() {
        assertThat(error("ValueError", "too small", null).summary()).isEqualTo("ValueError: too small");
    }

    @Test
    void isSummedUpByItsTypeWhereItHasNoMessage() {
        assertThat(error("StopIteration", "", null).summary()).isEqualTo("StopIteration");
    }

    @Test
    void keepsItsFramesWhateverBecomesOfTheListItWasGiven() {
        List<GuestError.Frame> frames = new ArrayList<>(List.of(INNER));
        GuestError error = new GuestError("python", "ValueError", "", frames, "", null, null);
        frames.clear();

        assertThat(error.frames()).containsExactly(INNER);
    }

    @Test
    void isTheMessageOfItsException() {
        assertThat(new GuestException(error("ValueError", "too small", null))).hasMessage("ValueError: too small");
    }

    @Test
    void isKeptInFullByItsException() {
        GuestError error = error("ValueError", "too small", null);

        assertThat(new GuestException(error).error()).isSameAs(error);
    }

    @Test
    void givesItsExceptionTheGuestFramesAndNoOthers() {
        assertThat(new GuestException(error("ValueError", "", null)).getStackTrace())
                .containsExactly(
                        new StackTraceElement("python", "divide", "calc.py", 7),
                        new StackTraceElement("python", "<module>", "app.py", 0));
    }

    @Test
    void givesItsExceptionTheWholeChainOfCauses() {
        GuestError root = error("KeyError", "'a'", null);
        GuestError middle = error("LookupError", "no a", root);

        assertThat(new GuestException(error("ValueError", "bad", middle)))
                .hasCauseInstanceOf(GuestException.class)
                .cause()
                .hasMessage("LookupError: no a")
                .cause()
                .hasMessage("KeyError: 'a'")
                .hasNoCause();
    }

    private static GuestError error(String type, String message, @Nullable GuestError cause) {
        return new GuestError("python", type, message, List.of(INNER, OUTER), "", cause, null);
    }
}
