package dev.polyflux.cluster.gossip;

import io.scalecube.cluster.transport.api.Message;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What comes by one connection: random bytes, and then frames of whoever knows the secret. */
final class Incoming {

    private final Seal seal;
    private final String namespace;
    private final byte[] challenge;
    private final Consumer<Record> records;
    private @Nullable Frames frames;
    private volatile boolean known;

    Incoming(Seal seal, String namespace, byte[] challenge, Consumer<Record> records) {
        this.seal = seal;
        this.namespace = namespace;
        this.challenge = challenge;
        this.records = records;
    }

    /** Whether it has shown that it knows the secret. */
    boolean isKnown() {
        return known;
    }

    /** What the frame says; the first one says nothing. */
    @Nullable
    Message next(byte[] frame) throws GeneralSecurityException, IOException {
        if (frames == null) {
            if (frame.length != Seal.RANDOM) {
                throw new IOException("it does not begin as a node does");
            }
            frames = Frames.in(seal.key(namespace, challenge, frame));
            return null;
        }
        byte[] letter = frames.next(frame);
        known = true;
        return Letters.read(letter, records);
    }
}
