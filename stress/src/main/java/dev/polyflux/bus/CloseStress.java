package dev.polyflux.bus;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** A loop that closes while it is called: every call ends, with its value or because the loop is closed. */
public class CloseStress {

    private CloseStress() {}

    private static boolean isOpen(Reply reply) {
        return !(reply instanceof Reply.Err(ClosedException closed));
    }

    /** The asynchronous form. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the call that came too late was refused")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "a call was lost")
    @State
    public static class Dispatch {

        private final EventLoop loop = EventLoop.named("closing").start();
        private final Ref object = Signals.object(Signals.endpoint(loop));

        @Actor
        public void call() {
            Reply reply = Reply.NOTHING;
            while (isOpen(reply)) {
                reply = object.dispatch(Signals.CALL).block();
            }
        }

        @Signal
        public void close() {
            loop.close(Duration.ZERO).subscribe();
        }
    }

    /** The form that waits. */
    @JCStressTest(Mode.Termination)
    @Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the call that came too late was refused")
    @Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "a waiter was left behind")
    @State
    public static class Await {

        private final EventLoop loop = EventLoop.named("closing").start();
        private final Ref object = Signals.object(Signals.endpoint(loop));

        @Actor
        public void call() {
            Reply reply = Reply.NOTHING;
            while (isOpen(reply)) {
                reply = object.owner().await(object, Signals.CALL);
            }
        }

        @Signal
        public void close() {
            loop.close(Duration.ZERO).subscribe();
        }
    }
}
