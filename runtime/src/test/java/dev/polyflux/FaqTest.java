package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The scripts with which PyScript's questions and answers explain {@code create_proxy}: each does what it says, without any
 * error about a destroyed proxy, and its functions are collected afterwards.
 */
@Tag("gc")
final class FaqTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final int TIMES = 40;
    private static final int COLLECTIONS = 100;
    private static final String FUNCTIONS = "com.oracle.graal.python.builtins.objects.function.PFunction";

    private static final VirtualTime TIME = VirtualTime.create();
    private static final Queue<String> PRINTED = new ConcurrentLinkedQueue<>();
    private static final Queue<String> FAILURES = new ConcurrentLinkedQueue<>();
    private static final Polyflux POLYFLUX = under("main.js");
    private static final Worker WORKER =
            POLYFLUX.start(WorkerSpec.of("worker.py", "from pyscript import window as main"));

    private static Polyflux under(String main) {
        return Polyflux.builder()
                .main(main, Lifetimes.text("/faq/" + main))
                .time(TIME)
                .output(line -> PRINTED.add(line.text()))
                .uncaught((realm, failure) -> FAILURES.add(realm + ": " + failure.getMessage()))
                .build();
    }

    @BeforeEach
    void forget() {
        PRINTED.clear();
        FAILURES.clear();
    }

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    private static void run(String script) {
        WORKER.eval(Lifetimes.text("/faq/" + script)).block(LIMIT);
        TIME.advance(Duration.ofSeconds(1));
        WORKER.eval("main.fire('some:event')").block(LIMIT);
        TIME.advance(Duration.ZERO);
    }

    /** How many more functions are alive after the script has run so often, once the collector has done what it can. */
    private static long leftBy(String script) {
        return leftBy(script, COLLECTIONS);
    }

    private static long leftBy(String script, int collections) {
        long before = Memory.instances(FUNCTIONS);
        for (int i = 0; i < TIMES; i++) {
            run(script);
        }
        long more = TIMES;
        for (int i = 0; i < collections && more >= TIMES; i++) {
            more = Memory.instances(FUNCTIONS) - before;
        }
        return more;
    }

    @ParameterizedTest
    @CsvSource({
        "timer_here.py, OK",
        "timer_of_main.py, OK",
        "print_itself.py, print lambda",
        "create_proxy.py, print lambda some:event",
        "listener_once.py, some:event",
        "sticky_lambda.py, ''",
        "sticky_lambda_here.py, ''"
    })
    void aCallbackIsCalledWhenItsTimeComesAndThenCollected(String script, String prints) {
        run(script);
        WORKER.eval("main.fire('some:event')").block(LIMIT);

        assertThat(String.join(" ", PRINTED)).isEqualTo(prints);
        assertThat(leftBy(script)).isLessThan(TIMES);
        assertThat(FAILURES).isEmpty();
    }

    @Test
    void aCallbackThatMainKeepsIsNotCollected() {
        assertThat(leftBy("kept.py", 1)).isGreaterThanOrEqualTo(TIMES);
    }

    @Test
    void onMainACallbackIsCalledWhenItsTimeComes() {
        try (Polyflux polyflux = under("timer_here.py")) {
            polyflux.start(WorkerSpec.of("worker.js", "")).ended().block(LIMIT);
            assertThat(PRINTED).isEmpty();

            TIME.advance(Duration.ofSeconds(1));

            assertThat(PRINTED).containsExactly("OK");
            assertThat(FAILURES).isEmpty();
        }
    }
}
