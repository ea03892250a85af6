package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.UnsupportedTrapException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Java does to one object of a guest in one message. */
final class BatchTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static Polyflux polyflux;
    private static Worker javascript;
    private static Worker python;

    @BeforeAll
    static void start() {
        polyflux = Polyflux.builder().build();
        javascript = polyflux.start(WorkerSpec.idle("javascript", "js"));
        python = polyflux.start(WorkerSpec.idle("python", "py"));
    }

    @AfterAll
    static void close() {
        polyflux.close();
    }

    private static Ref made(Worker worker, String code) {
        return Objects.requireNonNull(worker.eval(code, Ref.class).block(LIMIT));
    }

    private static void assign(Ref target, Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        Batch.assign(target, values).block(LIMIT);
    }

    @Test
    void allThatIsAssignedIsSet() {
        Ref target = made(javascript, "globalThis.open = class Open {}");
        assign(target, "a", 1, "b", "two");

        assertThat(Batch.gather(target, "a", "b").block(LIMIT)).containsExactly(1, "two");
    }

    @Test
    void whatAnObjectRefusesInSilenceIsTold() {
        Ref target = made(
                javascript,
                "Object.defineProperty(globalThis.partly = class Partly {}, 'fixed', { value: 1, enumerable: true })");

        assertThatThrownBy(() -> assign(target, "a", 1, "fixed", 2, "b", 3))
                .isInstanceOf(UnsupportedTrapException.class)
                .hasMessageContaining("javascript")
                .hasMessageContaining("'fixed'");
        assertThat(Batch.gather(target, "a", "fixed", "b").block(LIMIT)).containsExactly(1, 1, 3);
    }

    @Test
    void whatAnObjectRefusesByAnErrorEndsWithThat() {
        Ref target = made(python, "type('Slotted', (), {'__slots__': ('a',)})()");

        assertThatThrownBy(() -> assign(target, "a", 1, "b", 2))
                .isInstanceOf(GuestException.class)
                .hasMessageContaining("'Slotted' object has no attribute 'b'");
        assertThat(Batch.query(target, "a", Integer.class).block(LIMIT)).isEqualTo(1);
    }
}
