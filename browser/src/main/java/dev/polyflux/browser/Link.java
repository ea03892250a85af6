package dev.polyflux.browser;

import dev.polyflux.core.OverflowException;
import dev.polyflux.core.ProtocolException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The frames of one session, whichever socket they go over: numbered, and kept until the page has acknowledged them, so that those
 * which a broken socket has lost are sent again over the next. Guarded by its session.
 */
final class Link {

    static final String PROTOCOL = "polyflux";
    private static final int GREETING_VERSION = 1;
    private static final long ACKNOWLEDGED_ALONE = 32;

    private record Frame(long number, byte[] bytes) {}

    private final long mostBehind;
    private final Deque<Frame> unacknowledged = new ArrayDeque<>();
    private @Nullable Socket socket;
    private long unacknowledgedBytes;
    private long sent;
    private long received;
    private long told;

    /** {@code mostBehind} bytes may be unacknowledged, and as many wait for a socket that takes none. */
    Link(long mostBehind) {
        this.mostBehind = mostBehind;
    }

    /** How many frames have been sent. */
    long sent() {
        return sent;
    }

    /**
     * Sends a frame, now or over the next socket; gives its number.
     *
     * @throws OverflowException when the page has fallen too far behind
     */
    long send(List<? extends @Nullable Object> frame) {
        byte[] bytes = Encoder.encode(numbered(frame));
        room(bytes);
        unacknowledged.add(new Frame(++sent, bytes));
        unacknowledgedBytes += bytes.length;
        emit(bytes);
        return sent;
    }

    private List<@Nullable Object> numbered(List<? extends @Nullable Object> frame) {
        told = received;
        List<@Nullable Object> numbered = new ArrayList<>(frame.size() + 1);
        numbered.add(received);
        numbered.addAll(frame);
        return numbered;
    }

    /** A page that acknowledges what it does not read is behind all the same. */
    private void room(byte[] bytes) {
        long behind = Math.max(unacknowledgedBytes, socket == null ? 0 : socket.waiting());
        if (behind + bytes.length > mostBehind) {
            throw new OverflowException("a page takes less than it is sent: " + mostBehind + " bytes are under way");
        }
    }

    private void emit(byte[] bytes) {
        if (socket != null) {
            socket.put(bytes);
        }
    }

    /**
     * The page has taken in so many frames.
     *
     * @throws ProtocolException when it cannot have
     */
    void acknowledged(long seen) {
        if (seen > sent) {
            throw new ProtocolException("a page has seen " + seen + " frames, of which there are " + sent);
        }
        for (Frame first = unacknowledged.peek();
                first != null && first.number() <= seen;
                first = unacknowledged.peek()) {
            unacknowledged.remove();
            unacknowledgedBytes -= first.bytes().length;
        }
    }

    /**
     * One frame of the page's more is taken in; it is told so now and then, where nothing else is.
     *
     * @throws OverflowException when the page has fallen too far behind
     */
    void count() {
        received++;
        if (received - told >= ACKNOWLEDGED_ALONE) {
            byte[] bytes = Encoder.encode(numbered(List.of(Kind.ACKNOWLEDGE)));
            room(bytes);
            emit(bytes);
        }
    }

    /** A new socket: greets the page, and sends what it has not seen. */
    Socket attach(String session, long seen, int calls) {
        acknowledged(seen);
        detach();
        Socket next = new Socket();
        socket = next;
        emit(greeting(session, received, calls));
        unacknowledged.forEach(frame -> emit(frame.bytes()));
        return next;
    }

    /** What a page is told first: its session, and how many of its frames that has taken in. Without a session it is to begin anew. */
    static byte[] greeting(String session, long received, int calls) {
        return Encoder.encode(List.of(PROTOCOL, GREETING_VERSION, session, received, calls));
    }

    /** Without a socket for now. */
    void detach() {
        detach(null);
    }

    private void detach(@Nullable Throwable why) {
        if (socket != null) {
            socket.end(why);
            socket = null;
        }
    }

    /** Whether it is over this one that frames go. */
    boolean isOver(Socket one) {
        return socket == one;
    }

    boolean isAttached() {
        return socket != null;
    }

    void end(@Nullable Throwable why) {
        detach(why);
        unacknowledged.clear();
        unacknowledgedBytes = 0;
    }
}
