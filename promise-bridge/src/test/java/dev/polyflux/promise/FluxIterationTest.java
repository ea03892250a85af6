package dev.polyflux.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class FluxIterationTest {

    @Test
    void givesEveryElementAndCompletes() {
        StepVerifier.create(new Numbers(3).flux())
                .expectNext(new Reply.Ok(0L), new Reply.Ok(1L), new Reply.Ok(2L))
                .verifyComplete();
    }

    @Test
    void asksOnlyAsFarAsRequested() {
        Numbers numbers = new Numbers(10);

        StepVerifier.create(numbers.flux(), 0)
                .then(() -> assertThat(numbers.asked).hasValue(0))
                .thenRequest(2)
                .expectNextCount(2)
                .then(() -> assertThat(numbers.asked).hasValue(2))
                .thenCancel()
                .verify();
    }

    @Test
    void closesTheIteratorOnceWhenCancelled() {
        Numbers numbers = new Numbers(10);

        StepVerifier.create(numbers.flux(), 1).expectNextCount(1).thenCancel().verify();

        assertThat(numbers.closed).hasValue(1);
    }

    @Test
    void doesNotCloseAnIteratorThatHasEnded() {
        Numbers numbers = new Numbers(1);

        StepVerifier.create(numbers.flux()).expectNextCount(1).verifyComplete();

        assertThat(numbers.closed).hasValue(0);
    }

    @Test
    void waitsForTheElementOnItsWayBeforeItCloses() {
        Sinks.One<Reply> onItsWay = Sinks.one();
        Numbers numbers = new Numbers(10) {
            @Override
            public Mono<Reply> dispatch(Ref target, Trap trap) {
                return trap instanceof Trap.Next ? onItsWay.asMono() : super.dispatch(target, trap);
            }
        };
        List<Object> discarded = new ArrayList<>();

        numbers.flux()
                .doOnDiscard(Reply.Ok.class, discarded::add)
                .subscribe(element -> {})
                .dispose();
        assertThat(numbers.closed).hasValue(0);
        onItsWay.tryEmitValue(new Reply.Ok(7));

        assertThat(numbers.closed).hasValue(1);
        assertThat(discarded).containsExactly(new Reply.Ok(7));
    }

    @Test
    void aGuestErrorIsTheErrorSignal() {
        ConversionException error = new ConversionException("no");
        Numbers numbers = new Numbers(10) {
            @Override
            public Reply await(Ref target, Trap trap) {
                return new Reply.Err(error);
            }
        };

        StepVerifier.create(numbers.flux()).verifyErrorMatches(error::equals);
    }

    @Test
    void anEmptyIteratorCompletesAgainstDemand() {
        Numbers numbers = new Numbers(0) {
            @Override
            public Reply await(Ref target, Trap trap) {
                return new Reply.Ok(Marker.MISSING);
            }
        };

        StepVerifier.create(numbers.flux()).verifyComplete();
    }
}
