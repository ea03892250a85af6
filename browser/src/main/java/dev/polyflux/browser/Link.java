package dev.polyflux.browser;

import dev.polyflux.core.OverflowException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * The frames of one session, whichever socket they go over: numbered, and kept until the page has acknowledged them, so that those
 * which a broken socket has lost are sent again over the next. Guarded by its session.
 */
final class Link {

    private static final int GREETING_VERSION = 1;
    private static final long ACKNOWLEDGED_ALONE = 32;

    private record Frame(long number, byte[] bytes) {}

    private final long mostUnacknowledged;
    private final Deque<Frame> unacknowledged = new ArrayDeque<>();
    private Sinks.@Nullable Many<byte[]> socket;
    private long unacknowledgedBytes;
    private long sent;
    private long received;
    private long told;

    Link(long mostUnacknowledged) {
        this.mostUnacknowledged = mostUnacknowledged;
    }

    /** The frame to come. */
    long next() {
        return sent + 1;
    }

    /** How many of the page's frames have been taken in. */
    long received() {
        return received;
    }

    /**
     * Sends a frame, now or over the next socket.
     *
     * @throws OverflowException when the page has fallen too far behind
     */
    void send(List<? extends @Nullable Object> frame) {
        byte[] bytes = Encoder.encode(numbered(frame));
        if (unacknowledgedBytes + bytes.length > mostUnacknowledged) {
            throw new OverflowException(
                    "a page takes less than it is sent: " + mostUnacknowledged + " bytes are under way");
        }
        unacknowledged.add(new Frame(++sent, bytes));
        unacknowledgedBytes += bytes.length;
        emit(bytes);
    }

    private List<@Nullable Object> numbered(List<? extends @Nullable Object> frame) {
        told = received;
        List<@Nullable Object> numbered = new ArrayList<>(frame.size() + 1);
        numbered.add(received);
        numbered.addAll(frame);
        return numbered;
    }

    private void emit(byte[] bytes) {
        if (socket != null) {
            socket.tryEmitNext(bytes);
        }
    }

    /** The page has taken in so many frames. */
    void acknowledged(long seen) {
        for (Frame first = unacknowledged.peek();
                first != null && first.number() <= seen;
                first = unacknowledged.peek()) {
            unacknowledged.remove();
            unacknowledgedBytes -= first.bytes().length;
        }
    }

    /** One frame of the page's more is taken in; it is told so now and then, where nothing else is. */
    void count() {
        received++;
        if (received - told >= ACKNOWLEDGED_ALONE) {
            emit(Encoder.encode(numbered(List.of((long) Conversation.ACKNOWLEDGE))));
        }
    }

    /** A new socket: greets the page, and sends what it has not seen. */
    Flux<byte[]> attach(String session, long seen, int calls) {
        detach();
        Sinks.Many<byte[]> next = Sinks.many().unicast().onBackpressureBuffer();
        socket = next;
        emit(Encoder.encode(List.of(Conversation.PROTOCOL, (long) GREETING_VERSION, session, received, (long) calls)));
        acknowledged(seen);
        unacknowledged.forEach(frame -> emit(frame.bytes()));
        return next.asFlux();
    }

    /** Without a socket for now. */
    void detach() {
        if (socket != null) {
            socket.tryEmitComplete();
            socket = null;
        }
    }

    boolean isAttached() {
        return socket != null;
    }

    void end(@Nullable Throwable why) {
        if (socket != null && why != null) {
            socket.tryEmitError(why);
            socket = null;
        }
        detach();
        unacknowledged.clear();
        unacknowledgedBytes = 0;
    }
}
