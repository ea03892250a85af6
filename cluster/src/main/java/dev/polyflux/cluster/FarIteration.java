package dev.polyflux.cluster;

import dev.polyflux.cluster.Asking.Element;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Iteration;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.End;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * One way through an iterator of another node: as many elements come as are wanted, those ahead within a {@link Window}, in one {@link Run}
 * after the other. Thread-safe.
 */
final class FarIteration implements Iteration {

    private static final Reply END = new Reply.Ok(new End(null));

    private final Ref iterator;
    private final boolean sized;
    private final Asking asking;
    private final UnaryOperator<Mono<Reply>> brought;

    // Guarded by this.
    private final Deque<Reply> arrived = new ArrayDeque<>();
    private final Window window = new Window();
    private @Nullable MonoSink<Reply> waiting;
    private @Nullable Arriving run;
    private boolean over;
    private boolean closed;

    /** {@code brought} brings an element to who asks for it. */
    FarIteration(Ref iterator, boolean sized, Asking asking, UnaryOperator<Mono<Reply>> brought) {
        this.iterator = iterator;
        this.sized = sized;
        this.asking = asking;
        this.brought = brought;
    }

    @Override
    public Mono<Reply> next(long wanted) {
        return brought.apply(Mono.create(sink -> {
            sink.onCancel(() -> leave(sink));
            ask(wanted, sink);
        }));
    }

    private void ask(long wanted, MonoSink<Reply> sink) {
        Reply there;
        Arriving asked = null;
        boolean begins = false;
        int more = 0;
        synchronized (this) {
            there = arrived.poll();
            if (there == null && over) {
                there = END;
            }
            if (there == null) {
                waiting = sink;
                begins = run == null;
                if (begins) {
                    run = new Arriving(sink.contextView());
                }
            }
            if (run != null) {
                asked = run;
                more = asked.missing(
                        (int) Math.min(wanted, window.elements()) - (there == null ? 0 : 1), arrived.size());
            }
        }
        if (begins && asked != null) {
            asking.elements(asked.number, iterator, sized).subscribe(asked);
        }
        if (more > 0 && asked != null) {
            asked.request(more);
        }
        if (there != null) {
            sink.success(there);
        }
    }

    private synchronized void leave(MonoSink<Reply> sink) {
        waiting = waiting == sink ? null : waiting;
    }

    @Override
    public Mono<Reply> close() {
        return Mono.defer(() -> {
            Arriving coming;
            MonoSink<Reply> left;
            synchronized (this) {
                if (over) {
                    return Mono.just(Reply.NOTHING);
                }
                over = true;
                closed = true;
                arrived.clear();
                coming = run;
                left = waiting;
                waiting = null;
            }
            if (left != null) {
                left.success(END);
            }
            if (coming == null) {
                return iterator.dispatch(new Trap.Close());
            }
            asking.cancel(coming.number);
            return Mono.just(Reply.NOTHING);
        });
    }

    /** What comes of one run. */
    private final class Arriving extends BaseSubscriber<Element> {

        private final long number = asking.number();
        private final Context context;

        /** How many have been requested and have not come; guarded by the iteration. */
        private int coming;

        Arriving(ContextView context) {
            this.context = Context.of(context);
        }

        @Override
        public Context currentContext() {
            return context;
        }

        /** How many to request so that so many are there or coming; a few less will do. */
        int missing(int wanted, int there) {
            int ahead = there + coming;
            int more = ahead <= wanted / 2 ? wanted - ahead : 0;
            coming += more;
            return more;
        }

        @Override
        protected void hookOnSubscribe(Subscription subscription) {}

        @Override
        protected void hookOnNext(Element element) {
            Reply reply = element.reply();
            boolean left = false;
            MonoSink<Reply> sink = null;
            synchronized (FarIteration.this) {
                coming--;
                window.came(element.bytes());
                boolean pauses = Run.pauses(reply, sized);
                if (pauses) {
                    run = null;
                }
                if (closed) {
                    left = pauses;
                } else {
                    over = over || reply instanceof Reply.Err;
                    sink = waiting;
                    waiting = null;
                    if (sink == null) {
                        arrived.add(reply);
                    }
                }
            }
            if (sink != null) {
                sink.success(reply);
            }
            if (left) {
                iterator.dispatch(new Trap.Close()).subscribe();
            }
        }

        @Override
        protected void hookOnError(Throwable failed) {
            hookOnNext(new Element(new Reply.Err(GuestException.ofJava(failed)), 0));
        }

        @Override
        protected void hookOnComplete() {
            MonoSink<Reply> sink;
            synchronized (FarIteration.this) {
                if (run != this || closed) {
                    return;
                }
                over = true;
                sink = waiting;
                waiting = null;
            }
            if (sink != null) {
                sink.success(END);
            }
        }
    }
}
