package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Placement;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.Arguments;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.lifecycle.Leases;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.State;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** A worker of another node is called as one of this node is, whatever carries the calls. */
@ParameterizedClass
@MethodSource("transports")
record FarWorkersTest(Transport transport) {

    private static Nodes nodes = new Nodes();
    private static @Nullable Worker python;
    private static @Nullable Worker javascript;

    static Stream<Named<Transport>> transports() {
        return Stream.of(
                Named.of("TCP", Transport.tcp()),
                Named.of("WebSocket", Transport.webSocket("/polyflux")),
                Named.of("local", Transport.local()));
    }

    @BeforeParameterizedClassInvocation
    static void start(Transport transport) {
        nodes = new Nodes();
        for (String name : List.of("a", "b")) {
            nodes.add(
                    name,
                    settings -> settings.secret(Nodes.SECRET).takesWorkers().transport(transport),
                    builder -> builder);
        }
        nodes.meet("a", "b");
        python = start("far", "far.py");
        javascript = start("farther", "farther.js");
    }

    private static Worker start(String name, String file) {
        String code = Scripts.text(file);
        return nodes.get("a")
                .runtime()
                .start(WorkerSpec.of(file, code).named(name).on(Placement.node("b")));
    }

    @AfterParameterizedClassInvocation
    static void close() {
        nodes.close();
    }

    private static Worker python() {
        return Objects.requireNonNull(python);
    }

    private static Worker javascript() {
        return Objects.requireNonNull(javascript);
    }

    @Test
    void itRunsAtTheOtherNode() {
        python().started().block(Nodes.SOON);
        assertThat(nodes.get("b").runtime().worker("far")).isNotNull();
        assertThat(nodes.get("a").runtime().worker("far")).isSameAs(python());
        assertThat(python().state()).isEqualTo(State.DONE);
    }

    @Test
    void itsFunctionsAreCalledWithValuesAndKeywords() {
        assertThat(python().call("add", Integer.class, 1, 2).block(Nodes.SOON)).isEqualTo(3);
        assertThat(python().call("add", Integer.class, Arguments.of(1).with("b", 5))
                        .block(Nodes.SOON))
                .isEqualTo(6);
        assertThat(javascript().call("add", Integer.class, 3, 4).block(Nodes.SOON))
                .isEqualTo(7);
    }

    @Test
    void whatIsAwaitedThereSettlesHere() {
        assertThat(python().call("later", String.class, "x").block(Nodes.SOON)).isEqualTo("later x");
        assertThat(javascript().call("later", String.class, "y").block(Nodes.SOON))
                .isEqualTo("later y");
    }

    @Test
    void containersCrossAsCopies() {
        assertThat(python().call("swap", Object.class, Map.of("a", List.of(1, 2.5, "x")))
                        .block(Nodes.SOON))
                .isEqualTo(Map.of("swapped", List.of("x", 2.5, 1)));
    }

    @Test
    void errorsComeWithTheirFrames() {
        assertThatThrownBy(() -> python().call("fail", Void.class).block(Nodes.SOON))
                .isInstanceOfSatisfying(GuestException.class, thrown -> {
                    assertThat(thrown.error().summary()).isEqualTo("ValueError: far away");
                    assertThat(thrown.error().frames().getFirst().file()).contains("far.py");
                    assertThat(thrown.error().trace()).contains("ValueError: far away");
                });
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> python().call("nothing", Void.class).block(Nodes.SOON))
                .isInstanceOf(UnsupportedTrapException.class)
                .hasMessageContaining("add");
    }

    @Test
    void objectsAreLiveAndKeepTheirIdentity() {
        Ref first = python().call("box", Ref.class).block(Nodes.SOON);
        Ref second = python().call("box", Ref.class).block(Nodes.SOON);
        assertThat(first).isSameAs(second);
        assertThat(python().call("is_box", Boolean.class, first).block(Nodes.SOON))
                .isTrue();
    }

    @Test
    void functionsOfJavaAreCalledBack() {
        Function<Object, Object> twice = x -> (Integer) x * 2;
        assertThat(python().call("mapped", Object.class, twice, List.of(1, 2, 3))
                        .block(Nodes.SOON))
                .isEqualTo(List.of(2, 4, 6));
    }

    @Test
    void codeIsEvaluatedThere() {
        assertThat(python().eval("add(20, 22)", Integer.class).block(Nodes.SOON))
                .isEqualTo(42);
    }

    @Test
    void fiveElementsOfAStreamAreFiveSteps() {
        StepVerifier.create(python().stream("count", Integer.class).take(5))
                .expectNext(0, 1, 2, 3, 4)
                .expectComplete()
                .verify(Nodes.SOON);
        assertThat(python().call("closed", Integer.class).block(Nodes.SOON)).isEqualTo(5);
    }

    @Test
    void publishersOfJavaAreIteratedOver() {
        assertThat(python().call("total", Integer.class, Flux.range(1, 4)).block(Nodes.SOON))
                .isEqualTo(10);
    }

    @Test
    void messagesGoBothWays() {
        python().postMessage(Map.of("n", 7));
        assertThat(python().messages(String.class).next().block(Nodes.SOON)).isEqualTo("got 7");
    }

    interface Adder {
        int add(int a, int b);
    }

    @Test
    void interfacesAreBoundToIt() {
        Adder adder = Objects.requireNonNull(python().bind(Adder.class).block(Nodes.SOON));
        assertThat(adder.add(5, 6)).isEqualTo(11);
    }

    @Test
    void itsLifeIsToldHere() {
        Worker ending = nodes.get("a")
                .runtime()
                .start(WorkerSpec.of("ending.py", "x = 1").named("ending").on(Placement.node("b")));
        ending.started().block(Nodes.SOON);
        Flux<String> events = nodes.get("a")
                .runtime()
                .events()
                .ofType(LifecycleEvent.RealmEvent.class)
                .filter(event -> event.worker().equals("ending"))
                .map(LifecycleEvent::type);
        StepVerifier.create(events.take(2))
                .expectNext("Done")
                .then(() -> ending.terminate().subscribe())
                .expectNext("Terminated")
                .expectComplete()
                .verify(Nodes.SOON);
        assertThat(nodes.get("a").runtime().worker("ending")).isNull();
    }

    @Test
    void aScriptThatFailsFailsHere() {
        Worker failing = nodes.get("a")
                .runtime()
                .start(WorkerSpec.of("failing.py", "raise ValueError('no')")
                        .named("failing")
                        .on(Placement.node("b")));
        assertThatThrownBy(() -> failing.started().block(Nodes.SOON))
                .isInstanceOf(GuestException.class)
                .hasMessage("ValueError: no");
        assertThat(failing.ended().block(Nodes.SOON)).isInstanceOf(LifecycleEvent.Failed.class);
    }

    @Test
    void whatIsLongCrossesWhole() {
        String text = "Grüße, ".repeat(100_000);
        assertThat(javascript().call("add", String.class, text, "!").block(Nodes.SOON))
                .isEqualTo(text + "!");
    }

    @Test
    void theCensusCountsWhatIsHandedOver() {
        Ref box = Objects.requireNonNull(python().call("box", Ref.class).block(Nodes.SOON));
        Map<String, Leases> leases = Objects.requireNonNull(
                        nodes.get("a").runtime().census().block(Nodes.SOON))
                .leases();
        assertThat(leases).containsOnlyKeys("b");
        assertThat(Objects.requireNonNull(leases.get("b")).held()).isPositive();
        assertThat(box.owner().isClosed()).isFalse();
    }
}
