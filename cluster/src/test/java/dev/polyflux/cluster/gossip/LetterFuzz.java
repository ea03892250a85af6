package dev.polyflux.cluster.gossip;

import io.scalecube.cluster.transport.api.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Any bytes are a letter of gossip, and what a node says of itself, or they are refused. */
public final class LetterFuzz {

    private LetterFuzz() {}

    /** What Jazzer calls. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try {
            new NodeCodec().deserialize(ByteBuffer.wrap(bytes));
        } catch (UncheckedIOException refused) {
            // as it is to be
        }
        Message message;
        try {
            message = Letters.read(bytes, record -> {});
        } catch (IOException refused) {
            return;
        }
        Message again = Letters.read(Letters.write(message, record -> {}), record -> {});
        if (!again.toString().equals(message.toString())) {
            throw new AssertionError(message + " has come as " + again);
        }
    }
}
