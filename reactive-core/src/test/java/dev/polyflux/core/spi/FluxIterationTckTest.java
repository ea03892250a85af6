package dev.polyflux.core.spi;

import dev.polyflux.core.Reply;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;

/** The rules of Reactive Streams. */
public class FluxIterationTckTest extends PublisherVerification<Reply.Ok> {

    /** Called by TestNG. */
    public FluxIterationTckTest() {
        super(new TestEnvironment(2000, 50, false));
    }

    @Override
    public Publisher<Reply.Ok> createPublisher(long elements) {
        return FakeIterator.of(elements).flux();
    }

    /** None: an iterator is not touched before something is requested, so it cannot fail before that. */
    @Override
    public @Nullable Publisher<Reply.Ok> createFailedPublisher() {
        return null;
    }
}
