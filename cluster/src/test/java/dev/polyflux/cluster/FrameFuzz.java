package dev.polyflux.cluster;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Endpoint;
import dev.polyflux.core.ProtocolException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Trap;
import java.util.Arrays;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Any bytes are a frame, a greeting among them, or a reply, and written as they are read; or they are refused by the one error for that. */
public final class FrameFuzz {

    private static final Frames FRAMES = new Frames(new FrameLimits(300, 1 << 20, 100_000), Sheet::new);

    private FrameFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) {
        comesAsItWent(bytes, FRAMES::frame, FRAMES::bytes);
        comesAsItWent(bytes, FRAMES::reply, FRAMES::bytes);
    }

    private static <T> void comesAsItWent(byte[] bytes, Function<byte[], T> read, Function<T, byte[]> write) {
        byte[] written;
        try {
            written = write.apply(read.apply(bytes));
        } catch (ProtocolException | ConversionException refused) {
            return;
        }
        // Who reads it has as its own what was the other's: after another time all is as it was.
        byte[] back = write.apply(read.apply(written));
        byte[] again = write.apply(read.apply(back));
        if (!Arrays.equals(written, again)) {
            throw new AssertionError("written as " + Arrays.toString(written) + " and " + Arrays.toString(again));
        }
    }

    /** References of two nodes, by any number. */
    private static final class Sheet implements Handing.Sheet {

        private static final Endpoint THEIRS = new Nobody("theirs");
        private static final Endpoint OURS = new Nobody("ours");

        @Override
        public Handing.Handed hand(Ref ref) {
            Endpoint owner = ref.owner();
            return new Handing.Handed(owner == OURS, (Long) ref.target(owner));
        }

        @Override
        public void undo() {}

        @Override
        public Ref theirs(long number, Shape shape) {
            return new Ref(THEIRS, number, shape);
        }

        @Override
        public Ref ours(long number) {
            return new Ref(OURS, number, Gates.SHAPE);
        }
    }

    private record Nobody(String name) implements Endpoint {

        @Override
        public Mono<Reply> dispatch(Ref target, Trap trap) {
            return Mono.just(Reply.NOTHING);
        }

        @Override
        public Reply await(Ref target, Trap trap) {
            return Reply.NOTHING;
        }
    }
}
