package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bound methods of one receiver and one function are one object to JavaScript, in the same realm and in another. */
final class BoundMethodsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String CODE =
            """
            there.eval("globalThis.target = new EventTarget(); globalThis.fire = (d) => void target.dispatchEvent(new CustomEvent('a', { detail: d })); 0")

            class View:
                def __init__(self):
                    self.seen = []

                def on(self, event):
                    self.seen.append(event.detail)

                @classmethod
                def of_class(cls, event):
                    seen_by_class.append(event.detail)

            view, other, seen_by_class, listed = View(), View(), [], []
            for read in (lambda: view.on, lambda: view.of_class, lambda: listed.append):
                there.target.addEventListener("a", read())
                there.target.addEventListener("a", read())
                there.fire(1)
                there.target.removeEventListener("a", read())
                there.fire(2)
            print("called once:", view.seen, seen_by_class, len(listed))

            same = there.eval("(a, b) => a === b")
            print("one:", same(view.on, view.on), same([].append, [].append), same(view.on, other.on), same(view.on, view.of_class))
            print("read there:", there.eval("(view) => view.on === view.on")(view))
            there.kept = view.on
            print("home:", there.kept == view.on, there.kept.__self__ is view)
            """;

    @ParameterizedTest
    @ValueSource(strings = {"import js as there", "from pyscript import window as there"})
    void areOne(String there) {
        Queue<String> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", "")
                .output(line -> printed.add(line.text()))
                .build()) {
            assertThat(polyflux.start(WorkerSpec.of("owner.py", there + "\n" + CODE))
                            .ended()
                            .block(LIMIT))
                    .isInstanceOf(LifecycleEvent.Done.class);
        }
        assertThat(printed)
                .containsExactly(
                        "called once: [1] [1] 1", "one: True False False False", "read there: True", "home: True True");
    }
}
