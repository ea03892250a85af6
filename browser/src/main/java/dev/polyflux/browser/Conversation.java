package dev.polyflux.browser;

import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * What a page and its worker have to say to each other: calls and replies either way, and what is let go of.
 *
 * <p>Its monitor guards all of a session: numbers of frames and what they hand over belong together. Nobody's code runs under it:
 * what goes out of it goes by a {@link Socket} and other sinks that hand over on another thread, or is handed out to be done after.
 */
final class Conversation {

    private final PageRules rules;
    private final Link link;
    private final PageEndpoint endpoint;
    private final Imported imported;
    private final Exported exported = new Exported();
    private final Sinks.One<PolyfluxException> broken = Sinks.one();
    private final Calls calls;
    private final Serving serving;
    private volatile @Nullable PolyfluxException ended;

    Conversation(String name, PageRules rules) {
        this.rules = rules;
        this.link = new Link(rules.unacknowledgedBytes());
        this.endpoint = new PageEndpoint(name, this);
        this.imported = new Imported(endpoint, this, this::release);
        this.calls = new Calls(this, endpoint, link, rules.calls());
        this.serving = new Serving(this, endpoint, exported, link, rules.calls());
    }

    /** Why it does not go on, when it does not; on another thread. */
    Mono<PolyfluxException> broken() {
        return broken.asMono().publishOn(Schedulers.parallel());
    }

    Ref window() {
        return imported.window();
    }

    boolean isClosed() {
        return ended != null;
    }

    /** As {@link Calls#ask}. */
    Mono<Reply> ask(Ref target, Trap trap, Map<Ref, Object> copies, boolean settles) {
        return calls.ask(target, trap, copies, settles);
    }

    // What goes to the page, under the monitor.

    private void orThrow() {
        if (ended != null) {
            throw ended;
        }
    }

    /** Whatever sends a frame; where that cannot be, nothing that it would have handed over is held. */
    <T> T send(Map<Ref, Object> copies, Function<Outgoing, T> sending) {
        orThrow();
        Outgoing out = new Outgoing(endpoint, exported, copies);
        try {
            T sent = sending.apply(out);
            exported.sent(out.functions(), link.sent());
            return sent;
        } catch (Throwable unsent) {
            exported.unsent(out.functions());
            throw unsent;
        }
    }

    void sendIfOpen(List<? extends @Nullable Object> frame) {
        if (ended == null) {
            try {
                link.send(frame);
            } catch (OverflowException behind) {
                breaks(behind);
            }
        }
    }

    /** It cannot go on, which whoever asked does not wait for. */
    void breaks(PolyfluxException why) {
        broken.tryEmitValue(why);
    }

    private void release(int id) {
        sendIfOpen(List.of(Kind.RELEASE, id));
    }

    // What comes from the page.

    /**
     * Takes in one frame, unless it came over a socket that has been replaced.
     *
     * @throws ProtocolException when it is none
     */
    void receive(Socket from, byte[] bytes) {
        if (bytes.length > rules.frameBytes()) {
            throw new ProtocolException(
                    "a frame of " + bytes.length + " bytes, of which there may be " + rules.frameBytes());
        }
        Runnable after = take(from, Required.list(Decoder.decode(bytes, rules.depth())));
        after.run();
    }

    /** What is to be done of it outside the monitor. */
    private synchronized Runnable take(Socket from, List<?> frame) {
        if (ended != null || !link.isOver(from)) {
            return () -> {};
        }
        link.acknowledged(Required.number(frame, 0));
        int kind = Required.number(frame, 1);
        if (kind == Kind.ACKNOWLEDGE) {
            return () -> {};
        }
        if (kind == Kind.LEAVE) {
            breaks(new ClosedException(endpoint.name() + " has left"));
            return () -> {};
        }
        int number = Required.number(frame, 2);
        Runnable after =
                switch (kind) {
                    case Kind.CALL -> {
                        Arrived arrived = arrived(frame, 7);
                        yield handBack(arrived, serving.called(frame, number, arrived));
                    }
                    case Kind.REPLY, Kind.FAIL -> {
                        Arrived arrived = arrived(frame, 4);
                        yield handBack(
                                arrived, calls.replied(number, kind == Kind.FAIL, Required.at(frame, 3), arrived));
                    }
                    case Kind.RELEASE -> {
                        exported.released(number, Required.number(frame, 0));
                        yield () -> {};
                    }
                    default -> throw new ProtocolException("there are no frames of the kind " + kind);
                };
        link.count();
        return after;
    }

    private Arrived arrived(List<?> frame, int described) {
        return new Arrived(endpoint, imported, exported, rules, Required.at(frame, described));
    }

    /** What the page has sent back, or what nobody waits for any more, it need not hold. */
    private Runnable handBack(Arrived arrived, Runnable then) {
        return () -> {
            synchronized (this) {
                arrived.handedBack().stream().filter(id -> !imported.has(id)).forEach(this::release);
            }
            then.run();
        };
    }

    // Sockets and the end.

    synchronized Socket attach(String session, long seen) {
        orThrow();
        return link.attach(session, seen, rules.calls());
    }

    /** Without a socket, if it was this one; tells whether it was. */
    synchronized boolean detach(Socket lost) {
        boolean last = link.isOver(lost);
        if (last) {
            link.detach();
        }
        return last;
    }

    synchronized boolean isDetached() {
        return !link.isAttached();
    }

    /** Ends all that is under way; the page hears of it where {@code why} is an error of its own. */
    void end(PolyfluxException why, boolean told) {
        Runnable after;
        synchronized (this) {
            if (ended != null) {
                return;
            }
            PolyfluxException closed = why instanceof ClosedException
                    ? why
                    : new ClosedException(endpoint.name() + " has gone: " + Pages.reason(why));
            ended = closed;
            after = calls.end(closed);
            link.end(told ? why : null);
            exported.clear();
            imported.end();
        }
        after.run();
    }

    synchronized PageSession snapshot(String worker) {
        return new PageSession(worker, link.isAttached(), calls.made(), imported.size(), exported.size());
    }
}
