package dev.polyflux.bus;

import dev.polyflux.core.Reply;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.AfterClass;
import reactor.core.publisher.Mono;

/** The rules of Reactive Streams, for calls from one loop to another, requested and cancelled by a thread that is neither. */
public class MonoCallBetweenLoopsTckTest extends PublisherVerification<Reply> {

    private final Peer caller = Peer.of(EventLoop.named("tck-caller").start());
    private final Peer owner = Peer.of(EventLoop.named("tck-owner").start());

    /** Called by TestNG. */
    public MonoCallBetweenLoopsTckTest() {
        super(new TestEnvironment(2000, 50, false));
    }

    /** Called by TestNG. */
    @AfterClass
    public void closeLoops() {
        caller.loop.close(Duration.ZERO).block();
        owner.loop.close(Duration.ZERO).block();
    }

    @Override
    public long maxElementsFromPublisher() {
        return 1;
    }

    @Override
    public Publisher<Reply> createPublisher(long elements) {
        Mono<Reply> call = owner.dispatch(owner.echo(), 42);
        return subscriber -> {
            Objects.requireNonNull(subscriber);
            caller.loop.execute(() -> call.subscribe(subscriber));
        };
    }

    /** None: what fails is a reply too. */
    @Override
    public @Nullable Publisher<Reply> createFailedPublisher() {
        return null;
    }
}
