package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How many elements may be ahead follows from how large they are. */
final class WindowTest {

    private final Window window = new Window();

    @Test
    void fewAreAsLongAsNobodyKnows() {
        assertThat(window.elements()).isEqualTo(Window.FIRST);
    }

    @Test
    void smallOnesAreMany() {
        window.came(5);
        assertThat(window.elements()).isEqualTo(Window.MOST);
    }

    @Test
    void oneThatIsLargerThanItAllIsAlone() {
        window.came(10 * Window.BYTES);
        assertThat(window.elements()).isOne();
    }

    @Test
    void aLargeOneIsForgotten() {
        window.came(Window.BYTES / 2);
        for (int i = 0; i < 100; i++) {
            assertThat(window.elements()).isBetween(1, Window.MOST);
            window.came(5);
        }
        assertThat(window.elements()).isEqualTo(Window.MOST);
    }
}
