package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.WorkerFailedException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What a worker has failed with is what everybody hears who asks it for something. */
final class FailedWorkersTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Polyflux POLYFLUX = Polyflux.create();

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    interface Absent {
        Mono<Integer> absent();
    }

    private static List<Publisher<?>> requests(Worker worker) {
        return List.of(
                worker.call("absent", Integer.class),
                worker.stream("absent", Integer.class),
                worker.bind(Absent.class));
    }

    @Test
    void aWorkerThatIsRefusedTakesNobodysName() {
        Configuration natively =
                Configuration.builder().set("native_code", true).build();
        WorkerSpec spec = WorkerSpec.of("refused.js", "sync.one = () => 1").named("refused");

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> POLYFLUX.start(spec.config(natively)))
                .withMessageContaining("'native_code' is the same for all workers");
        assertThat(POLYFLUX.start(spec).call("one", Integer.class).block(LIMIT)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throws.py  | raise KeyError('gone')                                        | KeyError",
                "later.py   | import polyflux; await polyflux.sleep(0); raise KeyError('g') | KeyError",
                "syntax.py  | def (                                                         | SyntaxError",
                "throws.js  | throw new TypeError('gone')                                   | TypeError",
                "later.js   | await null; throw new TypeError('gone')                       | TypeError",
                "syntax.js  | let = = 1                                                     | SyntaxError",
            })
    void aFailedScriptIsTheCauseOfEveryRequestsError(String file, String code, String type) {
        Worker worker = POLYFLUX.start(WorkerSpec.of(file, code).named(file.replace('.', '_')));
        // Those that wait while it fails, and those that come afterwards.
        for (int round = 0; round < 2; round++) {
            requests(worker).forEach(request -> StepVerifier.create(request)
                    .expectErrorSatisfies(error -> {
                        assertThat(error)
                                .isInstanceOf(WorkerFailedException.class)
                                .hasMessageContaining("'" + worker.name() + "' has no function 'absent': it has failed")
                                .hasMessageContaining(type);
                        assertThat(error.getCause()).isInstanceOfSatisfying(GuestException.class, cause -> assertThat(
                                        cause.error().type())
                                .isEqualTo(type));
                    })
                    .verify(LIMIT));
        }
    }

    @Test
    void whatWasExposedBeforeTheScriptFailedStillAnswers() {
        Worker worker = POLYFLUX.start(WorkerSpec.of("half.js", "sync.early = () => 1; throw new TypeError('late')"));
        StepVerifier.create(worker.call("absent", Integer.class))
                .expectError(WorkerFailedException.class)
                .verify(LIMIT);
        StepVerifier.create(worker.call("early", Integer.class)).expectNext(1).verifyComplete();
    }

    @Test
    void aVetoIsTheCauseToo() {
        try (Polyflux own = Polyflux.create()) {
            own.hooks().onReady("licence", hook -> Mono.error(new IllegalStateException("expired")));
            Worker worker = own.start(WorkerSpec.of("vetoed.js", "sync.absent = () => 1"));
            requests(worker).forEach(request -> StepVerifier.create(request)
                    .expectErrorSatisfies(error -> assertThat(error)
                            .isInstanceOf(PolyfluxException.class)
                            .hasMessageContaining("expired"))
                    .verify(LIMIT));
        }
    }
}
