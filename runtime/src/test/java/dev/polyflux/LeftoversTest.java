package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker leaves on main when it ends: listeners and timers go with it, and what is still called says so once. */
final class LeftoversTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String MAIN =
            """
            globalThis.target = new EventTarget();
            globalThis.controller = new AbortController();
            globalThis.calls = 0;
            globalThis.kept = {};
            globalThis.fire = () => void target.dispatchEvent(new Event('a'));
            // Long enough for whatever is due every millisecond.
            globalThis.turns = (count) => new Promise((resolve) => {
              const id = setInterval(() => --count > 0 || (clearInterval(id), resolve()), 2);
            });
            globalThis.left = async () => {
              fire();
              controller.abort();
              await turns(5);
              return `${controller.signal.onabort} ${calls}`;
            };
            globalThis.start = async (file, code) => {
              globalThis.owner = PyWorker(file, { code, name: 'owner' });
              await owner.ready.catch(() => {});
            };
            globalThis.end = () => owner.terminate();
            globalThis.useKept = () => kept.fn();
            globalThis.keepUsing = async () => {
              for (let i = 0; i < 3; i++) {
                kept.fn();
                await turns(2);
              }
            };
            """;

    private static final String PYTHON =
            """
            from pyscript import window as w
            class Handler:
                def on(self, *args): w.calls += 1
                def handleEvent(self, event): w.calls += 1
            async def later(*args): w.calls += 1
            h = Handler()
            w.target.addEventListener("a", h.on)
            w.target.addEventListener("a", later)
            w.target.addEventListener("a", h)
            w.controller.signal.onabort = h.on
            w.setInterval(h.on, 1)
            w.setInterval(later, 1)
            w.setTimeout(h.on, 1000000)
            w.kept.fn = h.on
            """;

    private static final String JAVASCRIPT =
            """
            const on = () => void window.calls++;
            const later = async () => void window.calls++;
            window.target.addEventListener('a', on);
            window.target.addEventListener('a', later);
            window.target.addEventListener('a', { handleEvent: on });
            window.controller.signal.onabort = on;
            window.setInterval(on, 1);
            window.setInterval(later, 1);
            window.setTimeout(on, 1000000);
            window.kept.fn = on;
            """;

    private static Reply call(Ref window, String name, String... arguments) {
        Reply read = Objects.requireNonNull(window.dispatch(new Trap.Get(name)).block(LIMIT));
        Ref function = (Ref) Objects.requireNonNull(((Reply.Ok) read).value());
        return Objects.requireNonNull(
                function.dispatch(new Trap.Apply(Marker.MISSING, Arguments.of((Object[]) arguments)))
                        .block(LIMIT));
    }

    @ParameterizedTest
    @CsvSource({
        "py, ended, java",
        "js, ended, java",
        "py, failed, java",
        "js, failed, java",
        "py, again, java",
        "js, again, java",
        "py, ended, main",
        "js, failed, main",
        "py, again, main"
    })
    void goesWithItsWorkerAndIsCalledNoMore(String language, String end, String starter) {
        Queue<String> uncaught = new ConcurrentLinkedQueue<>();
        String code = language.equals("py") ? PYTHON : JAVASCRIPT;
        String failing = language.equals("py") ? "raise ValueError('so')\n" : "throw new Error('so');\n";
        try (Polyflux polyflux = Polyflux.builder()
                .main("main.js", MAIN)
                .uncaught((realm, failure) -> uncaught.add(realm + ": " + failure.getMessage()))
                .build()) {
            MainScript.ended(polyflux).block(LIMIT);
            Ref window = Objects.requireNonNull(polyflux.window().block(LIMIT));
            for (int times = end.equals("again") ? 3 : 1; times > 0; times--) {
                String script = code + (end.equals("failed") ? failing : "");
                if (starter.equals("main")) {
                    call(window, "start", "owner." + language, script);
                    call(window, "end");
                } else {
                    Worker worker = polyflux.start(WorkerSpec.of("owner." + language, script));
                    worker.ended().block(LIMIT);
                    worker.terminate().block(LIMIT);
                }
            }
            uncaught.removeIf(told -> told.startsWith("owner: "));

            Object before = ((Reply.Ok) call(window, "left")).value();
            assertThat(((Reply.Ok) call(window, "left")).value()).isEqualTo(before);
            assertThat((String) before).startsWith("null ");
            polyflux.whenQuiet().block(LIMIT);
            assertThat(uncaught).isEmpty();

            assertThat(call(window, "useKept"))
                    .isInstanceOfSatisfying(Reply.Err.class, failed -> assertThat(failed.error())
                            .hasMessageContaining("owner is closed"));
            call(window, "keepUsing");
            assertThat(List.copyOf(uncaught))
                    .singleElement()
                    .asString()
                    .startsWith("main: ClosedError: owner is closed");
        }
    }
}
