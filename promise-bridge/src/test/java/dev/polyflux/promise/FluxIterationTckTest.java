package dev.polyflux.promise;

import dev.polyflux.core.Reply;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;

/** The Reactive Streams specification, applied to {@link FluxIteration}. */
@Test
public class FluxIterationTckTest extends PublisherVerification<Reply.Ok> {

    public FluxIterationTckTest() {
        super(new TestEnvironment(500, 50));
    }

    @Override
    public Publisher<Reply.Ok> createPublisher(long elements) {
        return new Numbers(elements).flux();
    }

    /** None: an iterator fails when it is asked for an element, never when it is subscribed to. */
    @Override
    public @Nullable Publisher<Reply.Ok> createFailedPublisher() {
        return null;
    }
}
