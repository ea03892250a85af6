package dev.polyflux.browser;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.Trap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * What a page and its worker have to say to each other: calls and replies either way, and what is let go of.
 *
 * <p>Its monitor guards all of a session: numbers of frames and what they hand over belong together. Nobody's code runs under it:
 * what goes out of it goes by a {@link Socket} and other sinks that hand over on another thread, or is handed out to be done after.
 */
final class Conversation {

    static final String PROTOCOL = "polyflux";

    // Kinds of frames, as in page.js.
    private static final int CALL = 0;
    private static final int SETTLE = 1;
    static final int REPLY = 2;
    private static final int FAIL = 3;
    static final int RELEASE = 4;
    private static final int CANCEL = 5;
    static final int ACKNOWLEDGE = 6;

    private record Open(Ask.Answer answer, MonoSink<Reply> sink, int several) {}

    private final PageRules rules;
    private final Link link;
    private final PageEndpoint endpoint;
    private final Imported imported;
    private final Exported exported = new Exported();
    private final Sinks.One<PolyfluxException> broken = Sinks.one();
    private final Map<Integer, Open> open = new HashMap<>();
    private @Nullable PolyfluxException ended;
    private int lastCall;
    private int served;
    private long roundTrips;

    Conversation(String name, PageRules rules) {
        this.rules = rules;
        this.link = new Link(rules.unacknowledgedBytes());
        this.endpoint = new PageEndpoint(name, this);
        this.imported = new Imported(endpoint, this, this::release);
    }

    /** Why it cannot go on, when it cannot; on another thread. */
    Mono<PolyfluxException> broken() {
        return broken.asMono().publishOn(Schedulers.parallel());
    }

    Ref window() {
        return imported.window();
    }

    boolean isClosed() {
        return ended != null;
    }

    // Calls of the page.

    /** Sends a trap once for each subscription; {@code settles} where what it gives is followed to its outcome. */
    Mono<Reply> ask(Ref target, Trap trap, Map<Ref, Object> copies, boolean settles) {
        Mono<Reply> reply = Mono.create(sink -> begin(target, trap, copies, settles, sink));
        return trap instanceof Trap.Get(var key)
                ? reply.flatMap(given -> given instanceof Reply.Ok(var value) && value == null
                        ? ask(target, new Trap.Has(key), copies, false).map(Conversation::found)
                        : Mono.just(given))
                : reply;
    }

    private static Reply found(Reply has) {
        return has instanceof Reply.Ok(var there)
                ? new Reply.Ok(Boolean.TRUE.equals(there) ? null : Marker.MISSING)
                : has;
    }

    private void begin(Ref target, Trap trap, Map<Ref, Object> copies, boolean settles, MonoSink<Reply> sink) {
        try {
            int number = sent(target, trap, copies, settles, sink);
            sink.onCancel(() -> cancel(number));
        } catch (PolyfluxException refused) {
            sink.success(new Reply.Err(refused));
        }
    }

    private synchronized int sent(
            Ref target, Trap trap, Map<Ref, Object> copies, boolean settles, MonoSink<Reply> sink) {
        if (ended != null) {
            throw ended;
        }
        if (open.size() >= rules.calls()) {
            throw new OverflowException(rules.calls() + " calls of " + endpoint.name() + " are under way");
        }
        boolean global = !(target.target(endpoint, trap) instanceof Integer);
        int number = ++lastCall;
        int several = trap instanceof Trap.All(var traps) ? traps.size() : 0;
        Ask.Answer answer = send(copies, out -> {
            Ask ask = Ask.of(trap, global, out);
            List<@Nullable Object> frame = new ArrayList<>();
            frame.add((long) (settles ? SETTLE : CALL));
            frame.add((long) number);
            frame.add(ask.trap());
            frame.add(global ? Marker.NULL : target.target(endpoint));
            frame.add(ask.arguments());
            frame.add(out.functions());
            link.send(frame);
            return ask.answer();
        });
        open.put(number, new Open(answer, sink, several));
        roundTrips++;
        changed(target, trap);
        return number;
    }

    /** Whoever keeps what he has read is told that it may be so no longer. */
    private static void changed(Ref target, Trap trap) {
        switch (trap) {
            case Trap.Get get -> {}
            case Trap.Has has -> {}
            case Trap.Keys keys -> {}
            case Trap.Query query -> {}
            case Trap.Apply(Ref self, var arguments) when self.shape().isCollection() -> self.changed();
            default -> target.changed();
        }
    }

    /** Whatever sends a frame; where that cannot be, nothing that it would have handed over is held. */
    private <T> T send(Map<Ref, Object> copies, Function<Outgoing, T> sending) {
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

    private void sendIfOpen(List<Object> frame) {
        if (ended == null) {
            try {
                link.send(frame);
            } catch (OverflowException behind) {
                broken.tryEmitValue(behind);
            }
        }
    }

    private synchronized void cancel(int number) {
        if (open.remove(number) != null) {
            sendIfOpen(List.of((long) CANCEL, (long) number));
        }
    }

    private void release(int id) {
        sendIfOpen(List.of((long) RELEASE, (long) id));
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
        Runnable after = take(from, Arrived.list(Decoder.decode(bytes, rules.depth())));
        after.run();
    }

    /** What is to be done of it outside the monitor. */
    private synchronized Runnable take(Socket from, List<?> frame) {
        if (ended != null || !link.isOver(from)) {
            return () -> {};
        }
        link.acknowledged(Arrived.number(frame, 0));
        int kind = Arrived.number(frame, 1);
        if (kind == ACKNOWLEDGE) {
            return () -> {};
        }
        int number = Arrived.number(frame, 2);
        Runnable after =
                switch (kind) {
                    case CALL -> called(frame, number);
                    case REPLY, FAIL -> replied(frame, number, kind == FAIL);
                    case RELEASE -> {
                        exported.released(number, Arrived.number(frame, 0));
                        yield () -> {};
                    }
                    default -> throw new ProtocolException("there are no frames of the kind " + kind);
                };
        link.count();
        return after;
    }

    private Arrived arrived(@Nullable Object described) {
        return new Arrived(endpoint, imported, exported, rules, described);
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

    private Runnable replied(List<?> frame, int number, boolean failed) {
        Open call = open.remove(number);
        Arrived arrived = arrived(Arrived.at(frame, 4));
        Object given = Arrived.at(frame, 3);
        Ask.Answer answer = call == null ? Ask.Answer.VALUE : call.answer();
        Reply reply =
                failed ? new Reply.Err(error(Arrived.list(given), arrived)) : answer(answer, given, arrived, call);
        return handBack(arrived, () -> {
            if (call != null) {
                call.sink().success(reply);
            }
        });
    }

    private static Reply answer(Ask.Answer answer, @Nullable Object given, Arrived arrived, @Nullable Open call) {
        return switch (answer) {
            case VALUE, ATTRIBUTE -> new Reply.Ok(arrived.value(given));
            case FOUND -> {
                Object value = arrived.value(given);
                yield new Reply.Ok(value == null ? Marker.MISSING : value);
            }
            case VALUES -> {
                List<@Nullable Object> values = new ArrayList<>();
                arrived.values(given).forEach(value -> values.add(value == null ? Marker.MISSING : value));
                yield new Reply.Ok(new Copy.Items(values));
            }
            case KEYS -> new Reply.Ok(new Copy.Items(arrived.values(given)));
            case ASSIGNED -> {
                List<@Nullable Object> all = new ArrayList<>();
                for (int i = 0; call != null && i < call.several(); i++) {
                    all.add(true);
                }
                yield new Reply.Ok(new Copy.Items(all));
            }
        };
    }

    private static GuestException error(List<?> given, Arrived arrived) {
        String type = Arrived.text(given, 0);
        String message = Arrived.text(given, 1);
        String trace = Arrived.text(given, 2);
        return new GuestException(new GuestError(
                "javascript",
                type,
                message,
                PageFrames.of(trace),
                trace.isEmpty() ? type + ": " + message : trace,
                null,
                arrived.value(Arrived.at(given, 3))));
    }

    private Runnable called(List<?> frame, int number) {
        if (Arrived.number(frame, 3) != Ask.APPLY) {
            throw new ProtocolException("a page may call what it was handed, and nothing else");
        }
        if (++served > 2 * rules.calls()) {
            throw new ProtocolException("a page makes more calls than it was granted: " + rules.calls());
        }
        Ref function = exported.get(Arrived.number(frame, 4));
        Arrived arrived = arrived(Arrived.at(frame, 7));
        Object self = arrived.value(Arrived.at(frame, 5));
        List<@Nullable Object> arguments = arrived.values(Arrived.at(frame, 6));
        if (function == null) {
            throw new ProtocolException("a page calls what it was not handed");
        }
        Trap call = new Trap.Apply(self == null ? Marker.MISSING : self, new Arguments(arguments, Map.of()));
        return handBack(arrived, () -> function.dispatch(call)
                .flatMap(this::withData)
                .subscribe(
                        reply -> answer(number, reply),
                        error -> answer(number, new Given(new Reply.Err(GuestException.ofJava(error)), Map.of()))));
    }

    private record Given(Reply reply, Map<Ref, Object> copies) {}

    /** What is given back is copied where it is data, before it is sent. */
    private Mono<Given> withData(Reply reply) {
        Set<Ref> data = new LinkedHashSet<>();
        if (reply instanceof Reply.Ok(var value)) {
            Operands.collect(
                    value, ref -> ref.owner() != endpoint && ref.shape().has(Feature.PLAIN), data);
        }
        return Flux.fromIterable(data)
                .concatMap(ref -> ref.dispatch(new Trap.Detach())
                        .map(copy -> Map.entry(ref, Objects.requireNonNullElse(copy.orThrow(), ref))))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(copies -> new Given(reply, copies));
    }

    private synchronized void answer(int number, Given given) {
        served--;
        if (ended != null) {
            return;
        }
        try {
            send(given.copies(), out -> link.send(answered(number, given.reply(), out)));
        } catch (OverflowException behind) {
            broken.tryEmitValue(behind);
        } catch (PolyfluxException unsendable) {
            sendIfOpen(failed(number, unsendable, new Outgoing(endpoint, exported, Map.of())));
        }
    }

    private static List<@Nullable Object> answered(int number, Reply reply, Outgoing out) {
        return switch (reply) {
            case Reply.Ok(var value) -> {
                List<@Nullable Object> frame = new ArrayList<>();
                frame.add((long) REPLY);
                frame.add((long) number);
                frame.add(out.value(value));
                frame.add(out.functions());
                yield frame;
            }
            case Reply.Err(var error) -> new ArrayList<>(failed(number, error, out));
        };
    }

    private static List<Object> failed(int number, PolyfluxException error, Outgoing out) {
        return List.of((long) FAIL, (long) number, out.error(error), out.functions());
    }

    // Sockets and the end.

    synchronized Socket attach(String session, long seen) {
        if (ended != null) {
            throw ended;
        }
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
        List<Open> left;
        synchronized (this) {
            if (ended != null) {
                return;
            }
            ended = why instanceof ClosedException
                    ? why
                    : new ClosedException(endpoint.name() + " has gone: " + Pages.reason(why));
            left = List.copyOf(open.values());
            open.clear();
            link.end(told ? why : null);
            exported.clear();
            imported.end();
        }
        PolyfluxException closed = ended;
        left.forEach(call -> call.sink().success(new Reply.Err(closed)));
    }

    synchronized PageSession snapshot(String worker) {
        return new PageSession(worker, link.isAttached(), roundTrips, imported.size(), exported.size());
    }
}
