package dev.polyflux.core.spi;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A stream whose element arrives while it is requested or cancelled: no demand is lost, and its iterator is closed once. */
public class FluxIterationStress {

    private FluxIterationStress() {}

    /** The element arrives while the stream is cancelled. */
    @JCStressTest
    @Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "cancelled first: recalled, closed")
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "arrived first: given, then closed")
    @Outcome(id = ".*, 0, 0", expect = Expect.FORBIDDEN, desc = "the iterator stays open: its finally blocks never run")
    @Outcome(id = "2, .*", expect = Expect.FORBIDDEN, desc = "an element is given that came after the end")
    @Outcome(id = ".*, [2-9], .*", expect = Expect.FORBIDDEN, desc = "closed more than once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a signal after it was cancelled")
    @State
    public static class ArriveCancel {

        private final Elements elements = new Elements();

        @Actor
        public void arrive() {
            elements.arrive();
        }

        @Actor
        public void cancel() {
            elements.cancel();
        }

        @Arbiter
        public void end(III_Result result) {
            elements.arrive();
            result.r1 = elements.given.get();
            result.r2 = elements.closed.get();
            result.r3 = elements.ended.get();
        }
    }

    /** The element arrives while another is requested and the stream is cancelled. */
    @JCStressTest
    @Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "cancelled first: recalled, closed")
    @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "arrived first: given, then closed")
    @Outcome(id = ".*, 0, 0", expect = Expect.FORBIDDEN, desc = "the iterator stays open: its finally blocks never run")
    @Outcome(id = "2, .*", expect = Expect.FORBIDDEN, desc = "an element is given that came after the end")
    @Outcome(id = ".*, [2-9], .*", expect = Expect.FORBIDDEN, desc = "closed more than once")
    @Outcome(expect = Expect.FORBIDDEN, desc = "a signal after it was cancelled")
    @State
    public static class ArriveRequestCancel {

        private final Elements elements = new Elements();

        @Actor
        public void arrive() {
            elements.arrive();
        }

        @Actor
        public void requestAndCancel() {
            elements.request();
            elements.cancel();
        }

        @Arbiter
        public void end(III_Result result) {
            elements.arrive();
            result.r1 = elements.given.get();
            result.r2 = elements.closed.get();
            result.r3 = elements.ended.get();
        }
    }

    /** The element arrives while another is requested: that is asked for once. */
    @JCStressTest
    @Outcome(id = "2, 2, 0", expect = Expect.ACCEPTABLE, desc = "each was asked for and given")
    @Outcome(id = ".*, 1, 0", expect = Expect.FORBIDDEN, desc = "the demand is lost: the stream hangs")
    @Outcome(expect = Expect.FORBIDDEN, desc = "asked for more than was requested, or lost an element")
    @State
    public static class ArriveRequest {

        private final Elements elements = new Elements();

        @Actor
        public void arrive() {
            elements.arrive();
        }

        @Actor
        public void request() {
            elements.request();
        }

        @Arbiter
        public void end(III_Result result) {
            elements.arrive();
            result.r1 = elements.given.get();
            result.r2 = elements.asked.get();
            result.r3 = elements.ended.get();
        }
    }
}
