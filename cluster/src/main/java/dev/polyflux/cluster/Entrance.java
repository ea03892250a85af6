package dev.polyflux.cluster;

import dev.polyflux.core.ProtocolException;
import io.rsocket.Payload;
import io.rsocket.RSocket;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A socket to another node, which has to greet first; until then nothing is answered. */
final class Entrance implements RSocket {

    private final Function<byte[], Connection> greeted;
    private final Sinks.One<Connection> entered;
    private volatile @Nullable RSocket behind;

    /** {@code greeted} lets in who greets so, or throws; {@code entered} is told of it. */
    Entrance(Function<byte[], Connection> greeted, Sinks.One<Connection> entered) {
        this.greeted = greeted;
        this.entered = entered;
    }

    @Override
    public Mono<Payload> requestResponse(Payload payload) {
        RSocket answering = behind;
        return answering == null ? greet(payload) : answering.requestResponse(payload);
    }

    @Override
    public Flux<Payload> requestStream(Payload payload) {
        RSocket answering = behind;
        if (answering != null) {
            return answering.requestStream(payload);
        }
        payload.release();
        ProtocolException early = new ProtocolException("a node iterates before it greets");
        entered.tryEmitError(early);
        return Flux.error(early);
    }

    private Mono<Payload> greet(Payload payload) {
        try {
            Connection connection = greeted.apply(Connection.bytes(payload));
            behind = connection.answering();
            entered.tryEmitValue(connection);
            return Mono.just(Connection.payload(new byte[0]));
        } catch (ProtocolException wrong) {
            entered.tryEmitError(wrong);
            return Mono.error(wrong);
        }
    }

    @Override
    public Mono<Void> fireAndForget(Payload payload) {
        RSocket answering = behind;
        if (answering != null) {
            return answering.fireAndForget(payload);
        }
        payload.release();
        entered.tryEmitError(new ProtocolException("a node tells something before it greets"));
        return Mono.empty();
    }
}
