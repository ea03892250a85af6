package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class RefTest {

    private final Object object = new Object();
    private final Endpoint main = new Echo("main");
    private final Endpoint worker = new Echo("stats");
    private final Ref ref = new Ref(main, object, new Shape("python", "Point", 0));

    @Test
    void givesItsTargetToItsOwner() {
        assertThat(ref.target(main)).isSameAs(object);
    }

    @Test
    void refusesItsTargetToEveryOtherRealm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ref.target(worker))
                .withMessage("stats may not touch an object of main");
    }

    @Test
    void refusesItsTargetToARealmThatOnlyHasTheNameOfItsOwner() {
        assertThatIllegalArgumentException().isThrownBy(() -> ref.target(new Echo("main")));
    }

    @Test
    void sendsTrapsToItsOwner() {
        StepVerifier.create(ref.dispatch(new Trap.Length()))
                .expectNext(new Reply.Ok("main length"))
                .verifyComplete();
    }

    @Test
    void countsWhatItsOwnerTellsOfChanges() {
        long before = ref.changes();
        ref.changed();
        assertThat(ref.changes()).isGreaterThan(before);
    }

    @Test
    void isOnlyEqualToItself() {
        assertThat(ref).isNotEqualTo(new Ref(main, object, ref.shape()));
    }

    @Test
    void saysWhatItIsWithoutAskingItsOwner() {
        assertThat(ref).hasToString("python Point of main");
    }

    /** An endpoint that answers every trap with its own name and the trap's. */
    record Echo(String name) implements Endpoint {

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.fromSupplier(() -> await(target, trap));
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            return new Reply.Ok(name + " " + trap.verb());
        }
    }
}
