package dev.polyflux.benchmarks;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
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
import reactor.core.publisher.MonoSink;

/** A peer: gRPC of bytes as they are, over TCP within one JVM, with the executors it has if nobody says otherwise. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
@State(Scope.Benchmark)
public class Grpc {

    private static final MethodDescriptor<byte[], byte[]> ECHO = method("echo", MethodType.UNARY);
    private static final MethodDescriptor<byte[], byte[]> COUNT = method("count", MethodType.SERVER_STREAMING);
    private static final byte[] ELEMENT = new byte[4];

    private @Nullable Server server;
    private @Nullable ManagedChannel channel;

    private static MethodDescriptor<byte[], byte[]> method(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder(new Bytes(), new Bytes())
                .setType(type)
                .setFullMethodName(MethodDescriptor.generateFullMethodName("bench", name))
                .build();
    }

    /** Starts both sides. */
    @Setup(Level.Trial)
    public void start() throws IOException {
        server = ServerBuilder.forPort(0)
                .addService(ServerServiceDefinition.builder("bench")
                        .addMethod(ECHO, ServerCalls.asyncUnaryCall(Grpc::echo))
                        .addMethod(COUNT, ServerCalls.asyncServerStreamingCall(Grpc::count))
                        .build())
                .build()
                .start();
        channel = ManagedChannelBuilder.forAddress("localhost", server.getPort())
                .usePlaintext()
                .build();
    }

    private static void echo(byte[] bytes, StreamObserver<byte[]> answer) {
        answer.onNext(bytes);
        answer.onCompleted();
    }

    /** As fast as it is taken. */
    private static void count(byte[] bytes, StreamObserver<byte[]> answer) {
        io.grpc.stub.ServerCallStreamObserver<byte[]> taken = (io.grpc.stub.ServerCallStreamObserver<byte[]>) answer;
        int[] left = {JavaToFarWorker.ELEMENTS};
        taken.setOnReadyHandler(() -> {
            while (taken.isReady() && left[0] > 0) {
                taken.onNext(ELEMENT);
                if (--left[0] == 0) {
                    taken.onCompleted();
                }
            }
        });
    }

    /** Ends both sides. */
    @TearDown(Level.Trial)
    public void close() {
        channel().shutdownNow();
        Objects.requireNonNull(server).shutdownNow();
    }

    private ManagedChannel channel() {
        return Objects.requireNonNull(channel);
    }

    private Mono<Integer> ask() {
        return Mono.create(sink -> ClientCalls.asyncUnaryCall(
                channel().newCall(ECHO, CallOptions.DEFAULT), RSockets.BYTES, new Taken(sink)));
    }

    /** One call. */
    @Benchmark
    public int call() {
        return Objects.requireNonNull(ask().block());
    }

    /** 1,000 calls at a time. */
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
        Iterator<byte[]> elements =
                ClientCalls.blockingServerStreamingCall(channel(), COUNT, CallOptions.DEFAULT, RSockets.BYTES);
        long count = 0;
        while (elements.hasNext()) {
            elements.next();
            count++;
        }
        return count;
    }

    private record Taken(MonoSink<Integer> sink) implements StreamObserver<byte[]> {

        @Override
        public void onNext(byte[] bytes) {
            sink.success(bytes.length);
        }

        @Override
        public void onError(Throwable failed) {
            sink.error(failed);
        }

        @Override
        public void onCompleted() {}
    }

    private record Bytes() implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
