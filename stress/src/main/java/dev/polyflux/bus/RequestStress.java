package dev.polyflux.bus;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.WaitTimeoutException;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZL_Result;

/** A request that is answered while its waiter gives up: the waiter gets one of the two, and nobody waits any more. */
@JCStressTest
@Outcome(id = "false, given up", expect = Expect.ACCEPTABLE, desc = "gave up before the answer")
@Outcome(id = "false, answered", expect = Expect.ACCEPTABLE, desc = "the answer came in between")
@Outcome(id = "true, .*", expect = Expect.FORBIDDEN, desc = "it counts as waited for, and would close cycles")
@Outcome(expect = Expect.FORBIDDEN, desc = "what marks it as given up was taken for the answer")
@State
public class RequestStress {

    private static final RingEndpoint ENDPOINT =
            Signals.endpoint(EventLoop.named("stress").start());
    private static final Ref OBJECT = Signals.object(ENDPOINT);
    private static final PolyfluxException LATE = new WaitTimeoutException("late");

    private final Request request = new Request(ENDPOINT, OBJECT, Signals.CALL, null);
    private Reply got = Reply.NOTHING;

    /** The owner, which ends it: what it answers does not matter here. */
    @Actor
    public void answer() {
        request.refuse();
    }

    @Actor
    public void giveUp() {
        got = request.giveUp(LATE);
    }

    @Arbiter
    public void got(ZL_Result result) {
        result.r1 = request.stands();
        result.r2 = got instanceof Reply.Err failed ? (failed.error() == LATE ? "given up" : "answered") : "mark";
    }
}
