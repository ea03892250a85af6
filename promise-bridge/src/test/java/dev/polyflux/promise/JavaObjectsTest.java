package dev.polyflux.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Ref;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaObjectsTest {

    private static final Exposure NOTHING = new Exposure() {
        @Override
        public @Nullable Members members(Object object) {
            return null;
        }

        @Override
        public @Nullable WireFunction function(Object object) {
            return null;
        }
    };

    private final JavaObjects objects = new JavaObjects(value -> value, value -> value, NOTHING);

    @Test
    void aStreamThatNoGuestHoldsAnyMoreIsClosedUnlessJavaHasItAgain() {
        CountDownLatch closed = new CountDownLatch(1);
        Stream<Integer> returned = Stream.of(1, 2);
        assertThat(JavaObjects.home(given(returned))).isSameAs(returned);
        given(Stream.of(3).onClose(closed::countDown));

        while (closed.getCount() > 0) {
            System.gc();
        }

        assertThat(returned).containsExactly(1, 2);
    }

    private Ref given(Stream<Integer> stream) {
        return Objects.requireNonNull(objects.of(stream));
    }
}
