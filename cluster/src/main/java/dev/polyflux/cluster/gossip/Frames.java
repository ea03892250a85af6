package dev.polyflux.cluster.gossip;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** What goes one way through a connection, encrypted: each frame is the next one, and no other. */
final class Frames {

    /** What a frame is longer than what it says. */
    static final int TAG = 16;

    private static final int NONCE = 12;

    private final int mode;
    private final SecretKey key;
    private long next;

    private Frames(int mode, SecretKey key) {
        this.mode = mode;
        this.key = key;
    }

    static Frames out(SecretKey key) {
        return new Frames(Cipher.ENCRYPT_MODE, key);
    }

    static Frames in(SecretKey key) {
        return new Frames(Cipher.DECRYPT_MODE, key);
    }

    /**
     * The next frame, encrypted or read.
     *
     * @throws GeneralSecurityException if whoever wrote it has another key, or it is not the next one
     */
    byte[] next(byte[] bytes) throws GeneralSecurityException {
        byte[] nonce =
                ByteBuffer.allocate(NONCE).putLong(NONCE - Long.BYTES, next++).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
        return cipher.doFinal(bytes);
    }
}
