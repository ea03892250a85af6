package dev.polyflux.benchmarks;

import io.rsocket.Payload;
import io.rsocket.RSocket;
import io.rsocket.SocketAcceptor;
import io.rsocket.core.RSocketConnector;
import io.rsocket.core.RSocketServer;
import io.rsocket.frame.decoder.PayloadDecoder;
import io.rsocket.transport.netty.client.TcpClientTransport;
import io.rsocket.transport.netty.server.CloseableChannel;
import io.rsocket.transport.netty.server.TcpServerTransport;
import io.rsocket.util.DefaultPayload;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A peer: RSocket by itself, over TCP within one JVM; what it sends back is what came, or bytes that are there. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class RSockets {

    static final byte[] BYTES = Nodes.TEXT.getBytes(StandardCharsets.US_ASCII);

    private static final byte[] ELEMENT = new byte[4];

    /** How many elements are requested at a time. */
    private static final int PART = 256;

    private @Nullable CloseableChannel server;
    private @Nullable RSocket socket;

    /** Connects one to the other. */
    @Setup(Level.Trial)
    public void start() {
        RSocket echo = new RSocket() {
            @Override
            public Mono<Payload> requestResponse(Payload payload) {
                return Mono.just(payload);
            }

            @Override
            public Flux<Payload> requestStream(Payload payload) {
                payload.release();
                return Flux.range(0, JavaToFarWorker.ELEMENTS).map(i -> DefaultPayload.create(ELEMENT));
            }
        };
        server = Objects.requireNonNull(RSocketServer.create(SocketAcceptor.with(echo))
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .bind(TcpServerTransport.create("localhost", 0))
                .block(Realms.LIMIT));
        socket = RSocketConnector.create()
                .payloadDecoder(PayloadDecoder.ZERO_COPY)
                .connect(TcpClientTransport.create(server.address()))
                .block(Realms.LIMIT);
    }

    /** Ends both. */
    @TearDown(Level.Trial)
    public void close() {
        socket().dispose();
        Objects.requireNonNull(server).dispose();
    }

    private RSocket socket() {
        return Objects.requireNonNull(socket);
    }

    private Mono<Integer> ask() {
        return Mono.defer(() -> socket().requestResponse(DefaultPayload.create(BYTES)))
                .map(RSockets::taken);
    }

    private static int taken(Payload payload) {
        int bytes = payload.data().readableBytes();
        payload.release();
        return bytes;
    }

    /** One request. */
    @Benchmark
    public int call() {
        return Objects.requireNonNull(ask().block());
    }

    /** 1,000 requests at a time. */
    @Benchmark
    @OperationsPerInvocation(JavaToFarWorker.MANY)
    public int pipelineMany() {
        return Objects.requireNonNull(Flux.range(0, JavaToFarWorker.MANY)
                .flatMap(i -> ask(), JavaToFarWorker.MANY)
                .blockLast());
    }

    /** A million elements. */
    @Benchmark
    @OperationsPerInvocation(JavaToFarWorker.ELEMENTS)
    public long stream() {
        return Objects.requireNonNull(socket().requestStream(DefaultPayload.create(BYTES))
                .limitRate(PART)
                .map(RSockets::taken)
                .count()
                .block());
    }
}
