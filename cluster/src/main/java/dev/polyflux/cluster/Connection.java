package dev.polyflux.cluster;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.NodeLostException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import dev.polyflux.core.spi.NamedContext;
import dev.polyflux.lifecycle.Leases;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.util.DefaultPayload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * All that goes between this node and another one: each asks the other over the same socket. Thread-safe.
 *
 * <p>A request that is cancelled is told so by a frame, and its socket's request goes on to its end: what comes back may hand something
 * over, which both sides have to know of.
 */
final class Connection implements Asking {

    private static final Reply UNANSWERED = new Reply.Err(new ProtocolException("a node answers nothing at all"));

    private final Greeting peer;
    private final RSocket socket;
    private final FarObjects objects;
    private final Frames frames;
    private final Given given;
    private final Held held;
    private final Chains chains;
    private final AtomicReference<@Nullable PolyfluxException> over = new AtomicReference<>();
    private final Answering answering;
    private final Sinks.One<PolyfluxException> ended = Sinks.one();
    private volatile int load;

    /** {@code gate} is what the other node may ask of this one. */
    Connection(Greeting peer, RSocket socket, Ref gate, ClusterSettings settings, Chains chains) {
        this.peer = peer;
        this.socket = socket;
        this.chains = chains;
        this.objects = new FarObjects(peer.node().name(), this);
        this.frames = new Frames(settings.limits, Hands::new);
        this.given = new Given(gate);
        this.held = new Held(objects, counts -> tell(new Frame.Release(counts)));
        this.answering = new Answering(this, chains, settings.takesWorkers);
        socket.onClose().subscribe(closed -> {}, failed -> end(failed), () -> end(null));
    }

    Greeting peer() {
        return peer;
    }

    Node node() {
        return peer.node();
    }

    Frames frames() {
        return frames;
    }

    /** What the other node is asked for all else. */
    Ref gate() {
        return held.gate();
    }

    Given given() {
        return given;
    }

    /** What answers the other node. */
    Answering answering() {
        return answering;
    }

    Leases leases() {
        return new Leases(given.size(), held.size());
    }

    /** How many workers the other node has, as it has told last. */
    int load() {
        return load;
    }

    void loaded(int workers) {
        load = workers;
    }

    // Asking.

    @Override
    public Mono<Reply> ask(Ref target, Trap trap, boolean settles) {
        return Mono.deferContextual(context -> Mono.create(sink -> send(target, trap, settles, context, sink)));
    }

    private void send(Ref target, Trap trap, boolean settles, ContextView context, MonoSink<Reply> sink) {
        PolyfluxException why = over.get();
        if (why != null) {
            sink.success(new Reply.Err(why));
            return;
        }
        long number = chains.next();
        Payload frame;
        try {
            List<Chains.Link> chain = settles ? List.of() : chains.begin(number);
            frame = payload(
                    frames.bytes(new Frame.Ask(number, settles, chain, NamedContext.of(context), target, trap)));
        } catch (Throwable unsendable) {
            chains.answered(number);
            sink.success(new Reply.Err(GuestException.ofJava(unsendable)));
            return;
        }
        sink.onCancel(() -> cancel(number));
        socket.requestResponse(frame)
                .map(this::reply)
                .defaultIfEmpty(UNANSWERED)
                .doOnTerminate(() -> chains.answered(number))
                .subscribe(sink::success, failed -> sink.success(new Reply.Err(cause(failed))));
    }

    @Override
    public long number() {
        return chains.next();
    }

    @Override
    public Flux<Element> elements(long number, Ref iterator, boolean sized) {
        return Flux.deferContextual(context -> {
            PolyfluxException why = over.get();
            if (why != null) {
                return Flux.just(failure(why));
            }
            Payload frame;
            try {
                frame = payload(frames.bytes(new Frame.Iterate(number, sized, NamedContext.of(context), iterator)));
            } catch (Throwable unsendable) {
                return Flux.just(failure(GuestException.ofJava(unsendable)));
            }
            return socket.requestStream(frame)
                    .map(element -> {
                        int bytes = element.data().readableBytes();
                        return new Element(reply(element), bytes);
                    })
                    .onErrorResume(failed -> Flux.just(failure(cause(failed))));
        });
    }

    private static Element failure(PolyfluxException why) {
        return new Element(new Reply.Err(why), 0);
    }

    @Override
    public void cancel(long number) {
        tell(new Frame.Cancel(number));
    }

    private Reply reply(Payload answer) {
        try {
            return frames.reply(bytes(answer));
        } catch (ProtocolException wrong) {
            breaks(wrong);
            return new Reply.Err(wrong);
        }
    }

    /** Tells the other node something, which is not answered. */
    void tell(Frame frame) {
        if (!isOver()) {
            socket.fireAndForget(payload(frames.bytes(frame))).subscribe(none -> {}, failed -> {});
        }
    }

    static Payload payload(byte[] bytes) {
        return DefaultPayload.create(bytes);
    }

    static byte[] bytes(Payload payload) {
        byte[] bytes = new byte[payload.data().readableBytes()];
        payload.data().readBytes(bytes);
        payload.release();
        return bytes;
    }

    // Handing.

    private final class Hands implements Handing.Sheet {

        private @Nullable List<Long> handed;

        @Override
        public Handing.Handed hand(Ref ref) {
            if (ref.owner() == objects) {
                return new Handing.Handed(false, (Long) ref.target(objects));
            }
            long number = given.hand(ref);
            List<Long> all = handed == null ? handed = new ArrayList<>() : handed;
            all.add(number);
            return new Handing.Handed(true, number);
        }

        @Override
        public void undo() {
            if (handed != null) {
                handed.forEach(number -> given.released(number, 1));
            }
        }

        @Override
        public Ref theirs(long number, Shape shape) {
            return held.arrived(number, shape);
        }

        @Override
        public Ref ours(long number) {
            return given.get(number);
        }
    }

    // The end.

    @Override
    public boolean isOver() {
        return over.get() != null;
    }

    /** Why it is over, when it is. */
    Mono<PolyfluxException> over() {
        return ended.asMono();
    }

    /** What came is none of the protocol: nothing more is believed. */
    void breaks(ProtocolException wrong) {
        end(wrong);
    }

    /** The other node is gone, as is found out elsewhere. */
    void lost(String how) {
        end(new NodeLostException(node().name(), how));
    }

    private void end(@Nullable Throwable cause) {
        PolyfluxException why = cause instanceof PolyfluxException known ? known : unreachable(cause);
        if (over.compareAndSet(null, why)) {
            socket.dispose();
            given.end();
            held.end();
            ended.tryEmitValue(why);
        }
    }

    /** Why a request over it has failed. */
    private PolyfluxException cause(@Nullable Throwable failed) {
        PolyfluxException why = over.get();
        return why != null ? why : unreachable(failed);
    }

    private NodeLostException unreachable(@Nullable Throwable cause) {
        String message = cause == null ? null : cause.getMessage();
        return new NodeLostException(
                node().name(), message == null ? "its connection has ended" : "its connection has ended, " + message);
    }
}
