package dev.polyflux.cluster;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.core.UnsupportedTrapException;
import dev.polyflux.core.spi.Failsafe;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** What another node asks of this one's objects, and what it is answered. Thread-safe. */
final class Answering implements RSocket {

    /** Who waits for a reply as it is waits on a thread of its own. */
    private static final Scheduler WAITING = Schedulers.fromExecutor(
            task -> Thread.ofVirtual().name("polyflux-node").start(task));

    private final Connection connection;
    private final Chains chains;
    private final boolean evaluates;
    private final Map<Long, Sinks.Empty<Void>> open = new ConcurrentHashMap<>();

    /** {@code evaluates} where the other node may have its code run here. */
    Answering(Connection connection, Chains chains, boolean evaluates) {
        this.connection = connection;
        this.chains = chains;
        this.evaluates = evaluates;
    }

    @Override
    public Mono<Payload> requestResponse(Payload payload) {
        try {
            return connection.frames().frame(Connection.bytes(payload)) instanceof Frame.Ask ask
                    ? answer(ask)
                    : Mono.error(broken(new ProtocolException("a node asks what has no answer")));
        } catch (ProtocolException wrong) {
            return Mono.error(broken(wrong));
        }
    }

    @Override
    public Flux<Payload> requestStream(Payload payload) {
        try {
            return connection.frames().frame(Connection.bytes(payload)) instanceof Frame.Iterate asked
                    ? elements(asked)
                    : Flux.error(broken(new ProtocolException("a node iterates over what is no iterator")));
        } catch (ProtocolException wrong) {
            return Flux.error(broken(wrong));
        }
    }

    private Flux<Payload> elements(Frame.Iterate asked) {
        Sinks.Empty<Void> cancelled = Sinks.empty();
        open.put(asked.number(), cancelled);
        return Run.of(asked.iterator(), asked.sized(), cancelled.asMono())
                .onErrorResume(failed -> Mono.just(new Reply.Err(GuestException.ofJava(failed))))
                .map(this::payload)
                .doFinally(end -> open.remove(asked.number()))
                .contextWrite(context -> context.putAllMap(asked.context()));
    }

    @Override
    public Mono<Void> fireAndForget(Payload payload) {
        try {
            switch (connection.frames().frame(Connection.bytes(payload))) {
                case Frame.Cancel(var number) -> {
                    Sinks.Empty<Void> asked = open.get(number);
                    if (asked != null) {
                        asked.tryEmitEmpty();
                    }
                }
                case Frame.Release(var counts) -> counts.forEach(connection.given()::released);
                case Frame.Load(var workers) -> connection.loaded(workers);
                default -> throw new ProtocolException("a node tells what is a question");
            }
        } catch (ProtocolException wrong) {
            broken(wrong);
        }
        return Mono.empty();
    }

    private ProtocolException broken(ProtocolException wrong) {
        connection.breaks(wrong);
        return wrong;
    }

    private Mono<Payload> answer(Frame.Ask ask) {
        Sinks.Empty<Void> cancelled = Sinks.empty();
        open.put(ask.number(), cancelled);
        return reply(ask)
                .takeUntilOther(cancelled.asMono())
                .switchIfEmpty(Mono.fromSupplier(() -> new Reply.Err(
                        new InterruptedWaitException("cancelled: " + ask.trap().verb() + " on " + ask.target()))))
                .onErrorResume(failed -> Mono.just(new Reply.Err(GuestException.ofJava(failed))))
                .map(this::payload)
                .doFinally(end -> open.remove(ask.number()))
                .contextWrite(context -> context.putAllMap(ask.context()));
    }

    private Mono<Reply> reply(Frame.Ask ask) {
        Ref target = ask.target();
        Trap trap = ask.trap();
        if (!evaluates && evaluates(trap)) {
            return Mono.just(new Reply.Err(new UnsupportedTrapException(
                    "this node takes no code of others: " + trap.verb() + " on " + target)));
        }
        return ask.settles()
                ? Failsafe.of(() -> target.dispatch(trap))
                : Mono.fromSupplier(() -> chains.asking(ask.chain(), () -> target.await(trap)))
                        .subscribeOn(WAITING);
    }

    private static boolean evaluates(Trap trap) {
        return switch (trap) {
            case Trap.Evaluate evaluate -> true;
            case Trap.Chain(var steps) -> steps.stream().anyMatch(Answering::evaluates);
            case Trap.All(var traps) -> traps.stream().anyMatch(Answering::evaluates);
            default -> false;
        };
    }

    private Payload payload(Reply reply) {
        byte[] bytes;
        try {
            bytes = connection.frames().bytes(reply);
        } catch (RuntimeException | Error unsendable) {
            bytes = connection.frames().bytes(new Reply.Err(GuestException.ofJava(unsendable)));
        }
        return Connection.payload(bytes);
    }
}
