package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.State;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

/** A rehearsed worker has had a value there and back before its first call, and neither its script nor a listener knows. */
final class RehearsalTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final Map<String, String> SCRIPTS = Map.of(
            "names.py", "from pyscript import sync\nsync.names = lambda: sorted(globals())",
            "names.js", "sync.names = () => Object.getOwnPropertyNames(globalThis).sort();");

    private static Worker started(Polyflux polyflux, String script) {
        Worker worker = polyflux.start(WorkerSpec.of(script, SCRIPTS.getOrDefault(script, "")));
        StepVerifier.create(worker.started())
                .expectNext(worker)
                .expectComplete()
                .verify(LIMIT);
        return worker;
    }

    private static List<String> names(Polyflux polyflux, String script) {
        return started(polyflux, script)
                .call("names", new TypeRef<List<String>>() {})
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"names.py", "names.js"})
    void theScriptAndTheListenersSeeTheFirstCallAlone(String script) {
        Queue<CallListener.Called> heard = new ConcurrentLinkedQueue<>();
        try (Polyflux plain = Polyflux.create();
                Polyflux rehearsed = Polyflux.builder()
                        .rehearsing(true)
                        .publishOn(Schedulers.parallel())
                        .calls((call, context) -> {
                            heard.add(call);
                            return new Unheard();
                        })
                        .build()) {
            assertThat(names(rehearsed, script)).isEqualTo(names(plain, script));
            assertThat(heard).extracting(CallListener.Called::function).containsExactly("names");
        }
    }

    @ParameterizedTest
    @CsvSource({"names.py, true, 1", "names.js, true, 1", "names.py, false, 0", "names.js, false, 0"})
    void aWorkerIsSentAValueBeforeItHasStartedWhereThatIsWanted(String script, boolean wanted, int times) {
        AtomicInteger sent = new AtomicInteger();
        Converter<Rehearsal.Line> counting = Converter.of(
                Rehearsal.Line.class,
                line -> {
                    sent.incrementAndGet();
                    return line.text();
                },
                text -> Rehearsal.LINE);
        try (Polyflux polyflux =
                Polyflux.builder().rehearsing(wanted).converter(counting).build()) {
            started(polyflux, script);
            assertThat(sent).hasValue(times);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"names.py", "names.js"})
    void whatIsSentComesBack(String script) {
        try (Polyflux polyflux = Polyflux.create()) {
            Worker worker = started(polyflux, script);
            StepVerifier.create(Rehearsal.of(Stations.realm(worker)))
                    .expectNext(Rehearsal.LINE)
                    .expectComplete()
                    .verify(LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"names.py", "names.js"})
    void aWorkerWhoseValuesCannotCrossIsStartedAllTheSame(String script) {
        try (Polyflux polyflux =
                Polyflux.builder().rehearsing(true).copyLimit(1).build()) {
            assertThat(started(polyflux, script).state()).isEqualTo(State.DONE);
        }
    }
}
