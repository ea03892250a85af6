package dev.polyflux.bus;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** A call that is answered, requested and cancelled at once: its reply is told or dropped, exactly one of them. */
public class CallStress {

    private static final RingEndpoint ENDPOINT =
            Signals.endpoint(EventLoop.named("stress").start());
    private static final Ref OBJECT = Signals.object(ENDPOINT);
    private static final Reply REPLY = new Reply.Ok(42);

    private CallStress() {}

    private static Call call(Signals signals) {
        return new Call(signals, ENDPOINT, OBJECT, Signals.CALL, false);
    }

    /** It is requested, and settled while it is cancelled. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "settled first: told, and ended")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "cancelled first: dropped")
    @Outcome(id = "0, 0, 0", expect = Expect.FORBIDDEN, desc = "the reply is lost")
    @Outcome(id = "1, 1, 1", expect = Expect.FORBIDDEN, desc = "the reply is told and dropped")
    @Outcome(expect = Expect.FORBIDDEN, desc = "told without an end, or more than once")
    @State
    public static class SettleCancel {

        private final Signals signals = new Signals();
        private final Call call = call(signals);

        public SettleCancel() {
            call.request(1);
        }

        @Actor
        public void settle() {
            call.accept(REPLY);
        }

        @Actor
        public void cancel() {
            call.cancel();
        }

        @Arbiter
        public void told(III_Result result) {
            result.r1 = signals.told.get();
            result.r2 = signals.ended.get();
            result.r3 = signals.dropped.get();
        }
    }

    /** It is requested while it is settled. */
    @JCStressTest
    @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "told once, and ended")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "each left it to the other")
    @Outcome(expect = Expect.FORBIDDEN, desc = "both told it")
    @State
    public static class SettleRequest {

        private final Signals signals = new Signals();
        private final Call call = call(signals);

        @Actor
        public void settle() {
            call.accept(REPLY);
        }

        @Actor
        public void request() {
            call.request(1);
        }

        @Arbiter
        public void told(II_Result result) {
            result.r1 = signals.told.get();
            result.r2 = signals.ended.get();
        }
    }

    /** It is settled while it is cancelled, and nobody requests it. */
    @JCStressTest
    @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "dropped")
    @Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the reply is lost")
    @Outcome(expect = Expect.FORBIDDEN, desc = "told without demand, or dropped twice")
    @State
    public static class SettleCancelUnrequested {

        private final Signals signals = new Signals();
        private final Call call = call(signals);

        @Actor
        public void settle() {
            call.accept(REPLY);
        }

        @Actor
        public void cancel() {
            call.cancel();
        }

        @Arbiter
        public void told(II_Result result) {
            result.r1 = signals.told.get();
            result.r2 = signals.dropped.get();
        }
    }

    /** It is requested and then cancelled while it is settled. */
    @JCStressTest
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "told before it was cancelled")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "cancelled before it was requested or settled")
    @Outcome(id = "0, 0, 0", expect = Expect.FORBIDDEN, desc = "the reply is lost")
    @Outcome(expect = Expect.FORBIDDEN, desc = "more than one end")
    @State
    public static class SettleRequestCancel {

        private final Signals signals = new Signals();
        private final Call call = call(signals);

        @Actor
        public void settle() {
            call.accept(REPLY);
        }

        @Actor
        public void requestAndCancel() {
            call.request(1);
            call.cancel();
        }

        @Arbiter
        public void told(III_Result result) {
            result.r1 = signals.told.get();
            result.r2 = signals.ended.get();
            result.r3 = signals.dropped.get();
        }
    }
}
