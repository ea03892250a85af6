package dev.polyflux.bus;

import dev.polyflux.core.Reply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.AfterClass;

/** The rules of Reactive Streams, for calls from a thread that is no loop's. */
public class MonoCallTckTest extends PublisherVerification<Reply> {

    private final Peer peer = Peer.of(EventLoop.named("tck").start());

    /** Called by TestNG. */
    public MonoCallTckTest() {
        super(new TestEnvironment(2000, 50, false));
    }

    /** Called by TestNG. */
    @AfterClass
    public void closeLoop() {
        peer.loop.close(Duration.ZERO).block();
    }

    @Override
    public long maxElementsFromPublisher() {
        return 1;
    }

    @Override
    public Publisher<Reply> createPublisher(long elements) {
        return peer.dispatch(peer.echo(), 42);
    }

    /** None: what fails is a reply too. */
    @Override
    public @Nullable Publisher<Reply> createFailedPublisher() {
        return null;
    }
}
