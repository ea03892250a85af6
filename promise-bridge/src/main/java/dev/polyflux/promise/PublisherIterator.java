package dev.polyflux.promise;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.Reply;
import dev.polyflux.core.spi.End;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;

/**
 * One way through the elements of a publisher, taken at the pace of who asks: each {@link #next} requests one element, and
 * nothing is requested in advance.
 *
 * <p>Thread-safe. The publisher is subscribed to when the first element is asked for. Closing cancels it, and whoever still
 * waits has reached the end.
 */
final class PublisherIterator implements CoreSubscriber<Object> {

    private static final Reply END = new Reply.Ok(new End(null));

    private final Flux<?> source;
    private final Deque<MonoSink<Reply>> waiting = new ArrayDeque<>();
    private @Nullable Subscription subscription;
    private boolean subscribed;

    /** How it ended; {@link #END} for those who ask after an error was told. */
    private @Nullable Reply over;

    PublisherIterator(Flux<?> source) {
        this.source = source;
    }

    /** The next element, the end, or the error that the publisher ended with; cancelling closes the iterator. */
    Mono<Reply> next() {
        return Mono.create(sink -> {
            sink.onCancel(this::close);
            Reply end = ask(sink);
            if (end != null) {
                sink.success(end);
            }
        });
    }

    private @Nullable Reply ask(MonoSink<Reply> sink) {
        Subscription upstream;
        boolean first;
        synchronized (this) {
            if (over != null) {
                Reply end = over;
                over = END;
                return end;
            }
            waiting.add(sink);
            first = !subscribed;
            subscribed = true;
            upstream = subscription;
        }
        if (first) {
            try {
                source.contextWrite(sink.contextView()).subscribe(this);
            } catch (Throwable thrown) {
                onError(thrown);
            }
        } else if (upstream != null) {
            upstream.request(1);
        }
        return null;
    }

    @Override
    public void onSubscribe(Subscription upstream) {
        int asked;
        boolean closed;
        synchronized (this) {
            closed = over != null;
            subscription = upstream;
            asked = waiting.size();
        }
        if (closed) {
            upstream.cancel();
        } else if (asked > 0) {
            upstream.request(asked);
        }
    }

    @Override
    public void onNext(Object element) {
        MonoSink<Reply> sink;
        synchronized (this) {
            sink = waiting.poll();
        }
        if (sink != null) {
            sink.success(new Reply.Ok(element));
        } else {
            Operators.onNextDropped(element, currentContext());
        }
    }

    @Override
    public void onError(Throwable error) {
        end(new Reply.Err(GuestException.ofJava(error)));
    }

    @Override
    public void onComplete() {
        end(END);
    }

    void close() {
        Subscription upstream;
        synchronized (this) {
            upstream = over == null ? subscription : null;
        }
        if (upstream != null) {
            upstream.cancel();
        }
        end(END);
    }

    /** Tells an error once, to the first who waits or asks; the others have reached the end. */
    private void end(Reply how) {
        Deque<MonoSink<Reply>> left;
        synchronized (this) {
            if (over != null) {
                return;
            }
            left = new ArrayDeque<>(waiting);
            waiting.clear();
            over = left.isEmpty() ? how : END;
        }
        Reply told = how;
        for (MonoSink<Reply> sink : left) {
            sink.success(told);
            told = END;
        }
    }
}
