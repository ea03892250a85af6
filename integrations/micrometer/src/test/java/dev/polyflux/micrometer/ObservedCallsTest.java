package dev.polyflux.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import io.micrometer.observation.Observation;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

/** An observation is the parent of what comes of it, through both languages and back. */
final class ObservedCallsTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final TestObservationRegistry REGISTRY = TestObservationRegistry.create();
    private static final Polyflux POLYFLUX =
            Polyflux.builder().calls(ObservedCalls.of(REGISTRY)).build();

    static {
        POLYFLUX.start(
                WorkerSpec.of(
                        "py.py",
                        """
                import asyncio
                from pyscript import sync
                async def relay(ask, word):
                    await asyncio.sleep(0)
                    return await ask(word)
                def fails():
                    raise KeyError("no")
                sync.relay = relay
                sync.fails = fails
                """));
        POLYFLUX.start(
                WorkerSpec.of(
                        "js.js",
                        """
                sync.relay = async (ask, word) => { await null; return await ask(word); };
                """));
    }

    @AfterAll
    static void close() {
        POLYFLUX.close();
    }

    @BeforeEach
    void ready() {
        REGISTRY.clear();
    }

    private static Worker worker(String name) {
        return Objects.requireNonNull(POLYFLUX.worker(name));
    }

    @ParameterizedTest
    @CsvSource({"py, js", "js, py"})
    void aCallThatAGuestCausesIsBelowTheCallOfTheGuest(String first, String second) {
        List<Observation> seen = new ArrayList<>();
        Function<String, Mono<String>> last = word -> Mono.deferContextual(context -> {
            seen.add(context.get(ObservationThreadLocalAccessor.KEY));
            return Mono.just(word + "!");
        });
        Function<String, Mono<String>> ask = word -> worker(second).call("relay", String.class, last, word);
        Observation root = Observation.start("root", REGISTRY);
        String answer = worker(first)
                .call("relay", String.class, ask, "hello")
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, root))
                .block(LIMIT);
        root.stop();
        assertThat(answer).isEqualTo("hello!");
        Observation inner = seen.getFirst();
        Observation.ContextView outer = Objects.requireNonNull(
                        inner.getContextView().getParentObservation())
                .getContextView();
        assertThat(inner.getContextView().getContextualName()).isEqualTo(second + ".relay");
        assertThat(outer.getContextualName()).isEqualTo(first + ".relay");
        assertThat(outer.getParentObservation()).isSameAs(root);
        TestObservationRegistryAssert.assertThat(REGISTRY)
                .hasNumberOfObservationsWithNameEqualTo("polyflux.call", 2)
                .forAllObservationsWithNameEqualTo(
                        "polyflux.call", each -> each.hasLowCardinalityKeyValue("outcome", "success"));
    }

    @Test
    void whatItFailedWithIsItsError() {
        assertThat(worker("py").call("fails", Void.class).onErrorComplete().block(LIMIT))
                .isNull();
        TestObservationRegistryAssert.assertThat(REGISTRY)
                .hasSingleObservationThat()
                .hasLowCardinalityKeyValue("function", "fails")
                .hasLowCardinalityKeyValue("outcome", "error")
                .hasLowCardinalityKeyValue("error", "KeyError");
    }

    @Test
    void theTagsAreThoseThatAreDocumented() {
        worker("js")
                .call("relay", String.class, (Function<String, Mono<String>>) Mono::just, "x")
                .block(LIMIT);
        var keys = new ConcurrentLinkedQueue<String>();
        TestObservationRegistryAssert.assertThat(REGISTRY)
                .hasSingleObservationThat()
                .satisfies(context -> context.getLowCardinalityKeyValues().forEach(each -> keys.add(each.getKey())));
        assertThat(keys)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(CallTags.values()).map(CallTags::asString).toList());
    }
}
