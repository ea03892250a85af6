package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Pool;
import dev.polyflux.core.ClosedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** An application that stops lets its workers end the calls that they have, for as long as it is told. */
final class DrainTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(PolyfluxAutoConfiguration.class))
            .withPropertyValues("polyflux.workers.rules.script=classpath:rules.js");

    private static CompletableFuture<@Nullable String> begin(Pool pool, Mono<String> gate) {
        CompletableFuture<@Nullable String> call =
                pool.call("passes", String.class, gate).toFuture();
        Flux.interval(Duration.ofMillis(5))
                .onBackpressureDrop()
                .filter(look -> pool.snapshot().running() == 1)
                .blockFirst(LIMIT);
        return call;
    }

    @Test
    void aCallThatIsUnderWayEndsWellAndNoOtherIsTaken() {
        application.withPropertyValues("polyflux.drain=4m").run(context -> {
            Pool pool = context.getBean(PolyfluxWorkers.class).get("rules");
            Sinks.One<String> gate = Sinks.one();
            CompletableFuture<@Nullable String> call = begin(pool, gate.asMono());
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(
                    context.getSourceApplicationContext(ConfigurableApplicationContext.class)::close);
            Flux.interval(Duration.ofMillis(5))
                    .onBackpressureDrop()
                    .concatMap(look -> pool.call("allowed", String.class).materialize())
                    .filter(end -> end.getThrowable() instanceof ClosedException)
                    .blockFirst(LIMIT);
            assertThat(call).isNotDone();
            assertThat(stopped).isNotDone();
            gate.tryEmitValue("slowly");
            assertThat(call.join()).isEqualTo("slowly");
            stopped.join();
        });
    }

    @Test
    void aCallThatTakesLongerFails() {
        application.withPropertyValues("polyflux.drain=1ms").run(context -> {
            Pool pool = context.getBean(PolyfluxWorkers.class).get("rules");
            CompletableFuture<@Nullable String> call = begin(pool, Mono.never());
            context.getSourceApplicationContext(ConfigurableApplicationContext.class)
                    .close();
            assertThatThrownBy(call::join).hasCauseInstanceOf(ClosedException.class);
        });
    }
}
