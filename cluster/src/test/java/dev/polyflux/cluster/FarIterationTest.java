package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.Endpoint;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.End;
import dev.polyflux.core.spi.FluxIteration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;

/** What is said to another node while its iterator is gone through. */
final class FarIterationTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Network network = new Network();
    private final Ref object = new Ref(network, 2L, new Shape("python", "list", 0));

    private FluxIteration<Reply> elements(boolean sized) {
        FarIteration steps = new FarIteration(
                new Ref(network, 1L, new Shape("python", "generator", 0)), sized, network, UnaryOperator.identity());
        return new FluxIteration<>(steps, sized, Mono::just);
    }

    private static Reply element(@Nullable Object value) {
        return new Reply.Ok(value);
    }

    @Test
    void whatIsRequestedHereIsRequestedThere() {
        StepVerifier.create(elements(false), 0)
                .expectSubscription()
                .then(() -> assertThat(network.said).isEmpty())
                .thenRequest(2)
                .then(() -> assertThat(network.said).containsExactly("open 1", "request 2"))
                .then(() -> network.run(0).next(element(1), element(2)))
                .expectNext(element(1), element(2))
                .thenRequest(1)
                .then(() -> assertThat(network.said).endsWith("request 1"))
                .then(() -> network.run(0).complete())
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void demandWithoutEndIsAskedForInParts() {
        int many = 10 * Window.MOST;
        StepVerifier.create(elements(false))
                .then(() -> assertThat(network.said).containsExactly("open 1", "request " + Window.FIRST))
                .then(() -> {
                    for (int i = 0; i < many; i++) {
                        network.run(0).next(element(i));
                    }
                })
                .expectNextCount(many)
                .then(() ->
                        assertThat(network.said).endsWith("request " + Window.MOST / 2, "request " + Window.MOST / 2))
                .thenCancel()
                .verify(LIMIT);
        assertThat(network.said).endsWith("cancel 1");
    }

    /** Those that are not taken yet are at most so many bytes. */
    @Test
    void theLargerTheyAreTheFewerAreAhead() {
        network.size = Window.BYTES / 4;
        StepVerifier.create(elements(false), Long.MAX_VALUE)
                .then(() -> {
                    for (int i = 0; i < 100; i++) {
                        network.run(0).next(element(i));
                    }
                })
                .expectNextCount(100)
                .then(() -> assertThat(network.said).endsWith("request 2", "request 2"))
                .thenCancel()
                .verify(LIMIT);
    }

    @Test
    void anotherRunBeginsBehindAnObject() {
        StepVerifier.create(elements(false), 2)
                .then(() -> network.run(0).next(element(object)))
                .expectNext(element(object))
                .then(() -> assertThat(network.said).containsExactly("open 1", "request 2", "open 2", "request 1"))
                .then(() -> network.run(0).complete())
                .then(() -> network.run(1).next(element(3)))
                .expectNext(element(3))
                .thenRequest(1)
                .then(() -> network.run(1).complete())
                .expectComplete()
                .verify(LIMIT);
    }

    @Test
    void objectsThatAreThereBeginNoOtherRun() {
        StepVerifier.create(elements(true), 1)
                .then(() -> network.run(0).next(element(object)))
                .expectNext(element(object))
                .then(() -> network.run(0).complete())
                .expectComplete()
                .verify(LIMIT);
        assertThat(network.said).containsExactly("open 1", "request 1", "request 1");
    }

    @Test
    void nothingIsSentOfWhatIsCancelledBeforeItIsRequestedButItsEnd() {
        StepVerifier.create(elements(false), 0)
                .expectSubscription()
                .thenCancel()
                .verify(LIMIT);
        assertThat(network.said).containsExactly("close");
    }

    @Test
    void betweenTwoRunsTheIteratorItselfIsClosed() {
        StepVerifier.create(elements(false), 1)
                .then(() -> network.run(0).next(element(object)))
                .expectNext(element(object))
                .thenCancel()
                .verify(LIMIT);
        assertThat(network.said).containsExactly("open 1", "request 1", "close");
    }

    @Test
    void anObjectThatComesAfterItWasCancelledHasPausedWhatIsClosed() {
        elements(false).subscribe().dispose();
        network.run(0).next(element(object));
        assertThat(network.said).containsExactly("open 1", "request " + Window.FIRST, "cancel 1", "close");
    }

    @Test
    void whatIsLostBehindTheLastElementIsToldInItsTurn() {
        NodeLostException lost = new NodeLostException("b", "gone");
        StepVerifier.create(elements(false))
                .then(() -> network.run(0).next(element(1), new Reply.Err(lost)))
                .then(() -> network.run(0).complete())
                .expectNext(element(1))
                .expectErrorMatches(lost::equals)
                .verify(LIMIT);
        assertThat(network.said).doesNotContain("cancel 1", "close");
    }

    @Test
    void whoWaitsForAnElementOfWhatIsClosedHasTheEnd() {
        FarIteration steps = new FarIteration(object, false, network, UnaryOperator.identity());
        StepVerifier.create(steps.next(1))
                .then(() -> steps.close().block(LIMIT))
                .expectNext(element(new End(null)))
                .expectComplete()
                .verify(LIMIT);
    }

    /** Another node, which says what the test has it say. */
    private static final class Network implements Endpoint, Asking {

        private final List<String> said = new ArrayList<>();
        private final List<TestPublisher<Reply>> runs = new ArrayList<>();
        private int size = 1;
        private long last;

        TestPublisher<Reply> run(int index) {
            return runs.get(index);
        }

        @Override
        public long number() {
            return ++last;
        }

        @Override
        public Flux<Element> elements(long number, Ref iterator, boolean sized) {
            TestPublisher<Reply> run = TestPublisher.create();
            runs.add(run);
            said.add("open " + number);
            return run.flux().map(reply -> new Element(reply, size)).doOnRequest(count -> said.add("request " + count));
        }

        @Override
        public void cancel(long number) {
            said.add("cancel " + number);
        }

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.fromSupplier(() -> {
                said.add(trap.verb());
                return Reply.NOTHING;
            });
        }

        @Override
        public Mono<Reply> ask(Ref target, Trap trap, boolean settles) {
            return dispatch(target, trap);
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            throw new UnsupportedOperationException("a stream never waits");
        }

        @Override
        public String name() {
            return "b";
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }
}
