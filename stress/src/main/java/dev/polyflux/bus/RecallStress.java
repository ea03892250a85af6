package dev.polyflux.bus;

import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import reactor.core.Disposable;

/** A call that is cancelled while its owner begins with it, and an interrupt that comes while the owner goes on to clean up. */
public class RecallStress {

    private static final EventLoop LOOP = EventLoop.named("stress").start();
    private static final RingEndpoint ANSWERING = Signals.endpoint(LOOP);
    private static final Ref ANSWERED = Signals.object(ANSWERING);

    private RecallStress() {}

    /** It is handed over once: a call that has begun is cleaned up by the loop, and who recalled it knows of that. */
    @JCStressTest
    @Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "cancelled before it was begun")
    @Outcome(id = "0, 0, 1", expect = Expect.ACCEPTABLE, desc = "cancelled while it began, and not begun")
    @Outcome(id = "1, 1, 1", expect = Expect.ACCEPTABLE, desc = "begun, recalled, and cleaned up")
    @Outcome(id = "1, 0, 1", expect = Expect.FORBIDDEN, desc = "the call goes on")
    @Outcome(id = "1, 1, 0", expect = Expect.FORBIDDEN, desc = "cleaned up behind the back of who watches it")
    @Outcome(expect = Expect.FORBIDDEN, desc = "cleaned up twice, or without having begun")
    @State
    public static class BeginCancel {

        private final AtomicInteger begun = new AtomicInteger();
        private final AtomicInteger cleanedUp = new AtomicInteger();
        private final AtomicInteger over = new AtomicInteger();
        private volatile @Nullable Recall recalled;

        private final RingEndpoint endpoint = new RingEndpoint("stress", LOOP, new Reflector() {
            @Override
            public Reply apply(Ref target, Trap trap) {
                begun.incrementAndGet();
                return Reply.NOTHING;
            }

            @Override
            public Disposable settle(Reply reply, Consumer<Reply> whenSettled) {
                return cleanedUp::incrementAndGet;
            }

            @Override
            public void recalled(Recall recall) {
                recalled = recall;
            }
        });

        private final Call call = new Call(
                new Signals(),
                endpoint,
                new Ref(endpoint, "object", new Shape("java", "object", 0)),
                Signals.CALL,
                false);

        public BeginCancel() {
            call.request(1);
        }

        @Actor
        public void begin() {
            call.send();
        }

        @Actor
        public void cancel() {
            call.cancel();
        }

        /** What was sent before is done when this is answered. */
        @Arbiter
        public void ended(III_Result result) {
            ANSWERED.owner().await(ANSWERED, Signals.CALL);
            Recall recall = recalled;
            if (recall != null && recall.isOver()) {
                over.incrementAndGet();
            }
            result.r1 = begun.get();
            result.r2 = cleanedUp.get();
            result.r3 = over.get();
        }
    }

    /** An interrupter that was meant for the call never runs while the clean-up does. */
    @JCStressTest
    @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "in time: it hit the call")
    @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "too late: it ran not at all")
    @Outcome(expect = Expect.FORBIDDEN, desc = "it hit the clean-up")
    @State
    public static class InterruptCleanUp {

        private final Running running = new Running();
        private final Object work = new Object();
        private volatile boolean cleans;
        private int ran;
        private int hit;

        public InterruptCleanUp() {
            running.begin(work);
        }

        @Actor
        public void loop() {
            running.begin(new Call.CleanUp());
            cleans = true;
        }

        @Actor
        public void interrupt() {
            running.interrupt(work, null, () -> {
                boolean before = cleans;
                ran = 1;
                hit = before || cleans ? 1 : 0;
            });
        }

        @Arbiter
        public void told(II_Result result) {
            result.r1 = ran;
            result.r2 = hit;
        }
    }
}
