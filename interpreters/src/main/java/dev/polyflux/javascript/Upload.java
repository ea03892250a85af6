package dev.polyflux.javascript;

import dev.polyflux.guest.Ground;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** A request's body that guest code produces chunk by chunk, against the connection's demand. */
public final class Upload {

    private final Ground ground;
    private final Value pull;
    private volatile @Nullable FluxSink<ByteBuffer> sink;

    Upload(Ground ground, Value pull) {
        this.ground = ground;
        this.pull = pull;
    }

    BodyPublisher publisher() {
        Flux<ByteBuffer> chunks = Flux.create(made -> {
            sink = made;
            made.onRequest(demand -> tell());
            made.onCancel(this::tell);
        });
        return BodyPublishers.fromPublisher(JdkFlowAdapter.publisherToFlowPublisher(chunks));
    }

    private void tell() {
        Runnable pulling = () -> ground.enter(pull::executeVoid);
        Mailbox.THREADS.execute(() -> Mailbox.post(ground, pulling, () -> fail("the realm is closed")));
    }

    /** How many chunks the connection wants now; -1 when it wants none ever again. */
    @Export
    public double wanted() {
        FluxSink<ByteBuffer> asked = sink;
        if (asked == null) {
            return 0;
        }
        return asked.isCancelled() ? -1 : asked.requestedFromDownstream();
    }

    @Export
    public void next(Value buffer, int offset, int length) {
        FluxSink<ByteBuffer> asked = sink;
        if (asked != null) {
            asked.next(ByteBuffer.wrap(Octets.read(buffer, offset, length)));
        }
    }

    @Export
    public void end() {
        FluxSink<ByteBuffer> asked = sink;
        if (asked != null) {
            asked.complete();
        }
    }

    @Export
    public void fail(@Nullable String message) {
        FluxSink<ByteBuffer> asked = sink;
        if (asked != null) {
            asked.error(new IOException(message));
        }
    }
}
