package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Placement;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.util.context.Context;

/** Guests of one node and the objects of another: reads and calls that wait, callbacks, cancelling, names, context. */
final class AcrossTest {

    private static final Nodes NODES = new Nodes();
    private static Worker far;
    private static Worker near;

    @BeforeAll
    static void start() {
        NODES.add("a", settings -> settings.secret(Nodes.SECRET), builder -> builder.main(
                        "main.js", Scripts.text("main.js"))
                .waitDeadline(Duration.ofSeconds(30)));
        NODES.add(
                "b",
                settings -> settings.secret(Nodes.SECRET).takesWorkers(),
                builder -> builder.waitDeadline(Duration.ofSeconds(30)));
        NODES.meet("a", "b");
        far = start(WorkerSpec.of("across.py", Scripts.text("across.py")).on(Placement.node("b")));
        near = start(WorkerSpec.of("near.py", Scripts.text("near.py")));
    }

    private static Worker start(WorkerSpec spec) {
        return NODES.get("a").runtime().start(spec);
    }

    @AfterAll
    static void close() {
        NODES.close();
    }

    private static <T> T call(Worker worker, String function, Class<T> type, Object... arguments) {
        return Objects.requireNonNull(worker.call(function, type, arguments).block(Nodes.SOON));
    }

    @Test
    void theWindowIsThatOfTheNodeThatStartedIt() {
        assertThat(call(far, "title", String.class)).isEqualTo("the page of a");
    }

    @Test
    void whatIsWrittenThereIsRead() {
        assertThat(call(far, "write", Integer.class, 41)).isEqualTo(42);
    }

    @Test
    void aFunctionThatIsCalledBackBelowAWaitAnswersInPlace() {
        assertThat(call(far, "ordered", Object.class)).isEqualTo(List.of(3, 2, 1));
    }

    @Test
    void errorsThrownBelowAWaitAreCaughtThere() {
        assertThat(call(far, "caught", String.class)).contains("not today");
    }

    @Test
    void anErrorThatComesHomeIsTheSame() {
        assertThat(call(far, "same_error", Boolean.class)).isTrue();
    }

    @Test
    void typedArraysCrossAsBytes() {
        assertThat(call(far, "numbers", Integer.class)).isEqualTo(256 * 1024);
    }

    @Test
    void guestsReachAWorkerOfAnotherNodeByItsName() {
        assertThat(call(near, "by_name", Integer.class, 5)).isEqualTo(10);
    }

    @Test
    void theContextOfACallIsThere() {
        assertThat(far.call("trace", String.class)
                        .contextWrite(Context.of("trace", "id-7"))
                        .block(Nodes.SOON))
                .isEqualTo("id-7");
    }

    @Test
    void cancellingStopsWhatAwaits() {
        Disposable call = far.call("waits", Void.class).subscribe();
        assertThat(call(far, "waiting", Boolean.class)).isTrue();
        call.dispose();
        assertThat(call(far, "cancelled", Boolean.class)).isTrue();
    }

    @Test
    void cancellingStopsWhatComputes() {
        Disposable call = far.call("computes", Void.class).subscribe();
        call(near, "until_computing", Boolean.class);
        call.dispose();
        assertThat(call(far, "doubled", Integer.class, 4)).isEqualTo(8);
    }
}
