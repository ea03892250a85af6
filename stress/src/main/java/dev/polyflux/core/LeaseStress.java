package dev.polyflux.core;

import java.time.Instant;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;
import reactor.core.publisher.Mono;

/** Leases that are ended and used at the same time. */
public class LeaseStress {

    private static final Trap CALL = new Trap.Apply(Marker.MISSING, Arguments.none());
    private static final Endpoint OWNER = new Owner();

    private LeaseStress() {}

    private static Lease lease(boolean once) {
        return new Lease(OWNER, "object", "object", new Shape("java", "object", 0), once, null);
    }

    /** What a use gets: the object, or the first line of what it fails with. */
    private static String use(Lease lease) {
        try {
            return (String) lease.ref().target(OWNER, CALL);
        } catch (ReleasedException e) {
            return e.getMessage().lines().findFirst().orElse("");
        }
    }

    private static String reason(Lease lease) {
        Lease.Ended ended = lease.ended();
        return ended == null ? "live" : ended.reason() + " by " + ended.by();
    }

    /** A use while the lease is ended: it gets the object or the error, never a part of either. */
    @JCStressTest
    @Outcome(id = "object, DESTROYED by Java, null", expect = Expect.ACCEPTABLE, desc = "used before the end")
    @Outcome(
            id = "Object has already been destroyed, DESTROYED by Java, null",
            expect = Expect.ACCEPTABLE,
            desc = "used after it")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class ReleaseAgainstUse {

        private final Lease lease = lease(false);

        @Actor
        public void use(LLL_Result result) {
            result.r1 = LeaseStress.use(lease);
        }

        @Actor
        public void release() {
            lease.close();
        }

        @Arbiter
        public void reason(LLL_Result result) {
            result.r2 = LeaseStress.reason(lease);
        }
    }

    /** Two calls of what is good for one. */
    @JCStressTest
    @Outcome(
            id = "object, OnceProxy can only be called once, ONCE by owner",
            expect = Expect.ACCEPTABLE,
            desc = "the first won")
    @Outcome(
            id = "OnceProxy can only be called once, object, ONCE by owner",
            expect = Expect.ACCEPTABLE,
            desc = "the second won")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class OnceAgainstTwice {

        private final Lease lease = lease(true);

        @Actor
        public void one(LLL_Result result) {
            result.r1 = LeaseStress.use(lease);
        }

        @Actor
        public void other(LLL_Result result) {
            result.r2 = LeaseStress.use(lease);
        }

        @Arbiter
        public void reason(LLL_Result result) {
            result.r3 = LeaseStress.reason(lease);
        }
    }

    /** Two ends: one of them counts, and says so. */
    @JCStressTest
    @Outcome(id = "true, false, CALL_ENDED by one", expect = Expect.ACCEPTABLE, desc = "the first ended it")
    @Outcome(id = "false, true, DESTROYED by other", expect = Expect.ACCEPTABLE, desc = "the second ended it")
    @Outcome(expect = Expect.FORBIDDEN)
    @State
    public static class EndAgainstEnd {

        private final Lease lease = lease(false);

        @Actor
        public void one(LLL_Result result) {
            result.r1 = lease.end(Reason.CALL_ENDED, "one", Instant.EPOCH, "over", null);
        }

        @Actor
        public void other(LLL_Result result) {
            result.r2 = lease.end(Reason.DESTROYED, "other", Instant.EPOCH, "over", null);
        }

        @Arbiter
        public void reason(LLL_Result result) {
            result.r3 = LeaseStress.reason(lease);
        }
    }

    private static final class Owner implements Endpoint {

        @Override
        public String name() {
            return "owner";
        }

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.just(Reply.NOTHING);
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            return Reply.NOTHING;
        }
    }
}
