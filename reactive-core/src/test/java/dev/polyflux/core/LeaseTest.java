package dev.polyflux.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.spi.References;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class LeaseTest {

    private static final Trap CALL = new Trap.Apply(Marker.MISSING, Arguments.none());
    private static final Trap READ = new Trap.Get("x");

    private final Object object = new Object();
    private final Object standIn = new Object();
    private final Owner owner = new Owner();
    private final Lease lease = lease(false, null);

    private Lease lease(boolean once, @Nullable String createdAt) {
        return new Lease(owner, object, standIn, new Shape("python", "function", 0), once, createdAt);
    }

    @Test
    void whileItIsLiveItsReferenceIsLikeAnyOther() {
        Ref ref = lease.ref();
        assertThat(ref.lease()).isSameAs(lease);
        assertThat(ref.target(owner)).isSameAs(object);
        assertThat(ref.target(owner, CALL)).isSameAs(object);
        assertThat(ref.home(owner)).isSameAs(standIn);
        assertThat(lease.ended()).isNull();
        assertThat(ref.await(READ)).isEqualTo(new Reply.Ok("get"));
        StepVerifier.create(ref.dispatch(READ)).expectNext(new Reply.Ok("get")).verifyComplete();
    }

    @Test
    void anEndedLeaseHoldsNothingAndSaysWhoReleasedIt() {
        assertThat(lease.end(Reason.DESTROYED, "main", Instant.EPOCH, Lease.DESTROYED, null))
                .isTrue();

        Lease.Ended ended = Objects.requireNonNull(lease.ended());
        assertThat(ended.reason()).isEqualTo(Reason.DESTROYED);
        assertThat(ended.by()).isEqualTo("main");
        assertThat(ended.message())
                .isEqualTo(
                        "Object has already been destroyed\nIt was a python function of worker, released by 'main' at "
                                + Lease.described("", "", ended.at(), null)
                                        .substring("It was a , released by '' at ".length()));
        assertThatThrownBy(() -> lease.ref().target(owner))
                .isInstanceOf(ReleasedException.class)
                .hasMessage(ended.message());
        assertThatThrownBy(() -> lease.ref().home(owner)).isInstanceOf(ReleasedException.class);
    }

    @Test
    void whoeverAsksIsToldOnceHowALeaseEnded() {
        List<Reason> before = new ArrayList<>();
        List<Reason> after = new ArrayList<>();
        lease.whenEnded(how -> before.add(how.reason()));
        lease.end(Reason.CALL_ENDED, "main", Instant.EPOCH, Lease.DESTROYED, null);
        lease.close();
        lease.whenEnded(how -> after.add(how.reason()));

        assertThat(before).containsExactly(Reason.CALL_ENDED);
        assertThat(after).containsExactly(Reason.CALL_ENDED);
    }

    @Test
    void aLeaseOfAClosedOwnerFailsAsAnythingOfItDoes() {
        References references = new References(owner);
        references.keep(lease.ref());
        references.end();

        assertThatThrownBy(() -> lease.ref().target(owner)).isInstanceOf(ClosedException.class);
        assertThat(lease.ref().await(READ))
                .isInstanceOfSatisfying(
                        Reply.Err.class, refused -> assertThat(refused.error()).isInstanceOf(ClosedException.class));
        assertThat(Objects.requireNonNull(lease.ended()).reason()).isEqualTo(Reason.REALM_CLOSED);
    }

    @Test
    void nothingIsSentToAnEndedReference() {
        lease.close();
        owner.name = "not to be asked";

        assertThat(lease.ref().await(READ)).isInstanceOf(Reply.Err.class);
        StepVerifier.create(lease.ref().dispatch(READ))
                .assertNext(reply -> assertThatThrownBy(reply::orThrow)
                        .isInstanceOf(ReleasedException.class)
                        .hasMessageStartingWith(Lease.DESTROYED))
                .verifyComplete();
    }

    @Test
    void endsOnce() {
        assertThat(lease.end(Reason.CALL_ENDED, "worker", Instant.EPOCH, "first", "why"))
                .isTrue();
        assertThat(lease.end(Reason.DESTROYED, "main", Instant.EPOCH, "second", null))
                .isFalse();
        lease.close();

        assertThat(Objects.requireNonNull(lease.ended()).message()).isEqualTo("first\nwhy");
        assertThat(lease).hasToString("python function of worker (call ended)");
    }

    @Test
    void theOneCallOfALeaseEndsIt() {
        Lease once = lease(true, "app.py:3");
        assertThat(once.ref().target(owner, READ)).isSameAs(object);
        assertThat(once.ref().target(owner, CALL)).isSameAs(object);

        assertThatThrownBy(() -> once.ref().target(owner, CALL))
                .isInstanceOf(ReleasedException.class)
                .hasMessageStartingWith(Lease.ONCE + "\n")
                .hasMessageEndingWith(", created at app.py:3");
        assertThat(Objects.requireNonNull(once.ended()).reason()).isEqualTo(Reason.ONCE);
    }

    @Test
    void aCopyHasAnEndOfItsOwn() {
        Lease copy = lease.copy();
        lease.close();
        assertThat(copy.ref().target(owner)).isSameAs(object);

        copy.close();
        assertThatThrownBy(copy::copy).isInstanceOf(ReleasedException.class);
    }

    @Test
    void whatIsLentEndsAloneAndIsTheObjectAtHome() {
        Ref ref = new Ref(owner, object, new Shape("python", "Point", 0));
        Lease lent = ref.lend();
        try (lent) {
            assertThat(lent.ref()).isNotEqualTo(ref);
            assertThat(lent.ref().home(owner)).isSameAs(object);
            assertThat(lent).hasToString("python Point of worker (leased)");
        }
        assertThat(ref.target(owner)).isSameAs(object);
        assertThat(ref.lease()).isNull();
        assertThatThrownBy(() -> lent.ref().lend()).isInstanceOf(ReleasedException.class);
    }

    private static final class Owner implements Endpoint {

        private String name = "worker";

        @Override
        public String name() {
            return name;
        }

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.fromSupplier(() -> await(target, trap));
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            return new Reply.Ok(name.equals("worker") ? trap.verb() : name);
        }
    }
}
