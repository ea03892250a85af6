package dev.polyflux.cluster.gossip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A secret that nodes share, as keys are made of it. */
final class Seal {

    static final int RANDOM = 32;

    private static final int SHORTEST = 16;
    private static final byte[] USE = "polyflux gossip 1".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOMNESS = new SecureRandom();

    private final SecretKeySpec secret;

    private Seal(SecretKeySpec secret) {
        this.secret = secret;
    }

    static Seal of(String secret) {
        if (secret.strip().length() < SHORTEST) {
            throw new IllegalArgumentException("a secret of a cluster has " + SHORTEST + " characters or more");
        }
        return new Seal(new SecretKeySpec(secret.strip().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    static byte[] random() {
        byte[] bytes = new byte[RANDOM];
        RANDOMNESS.nextBytes(bytes);
        return bytes;
    }

    /** The key of one connection: both sides have given something to it, so that nothing can be said again in another one. */
    SecretKey key(String namespace, byte[] ofWhoListens, byte[] ofWhoConnects) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(USE);
            mac.update(ofWhoListens);
            mac.update(ofWhoConnects);
            mac.update(namespace.getBytes(StandardCharsets.UTF_8));
            return new SecretKeySpec(mac.doFinal(), "AES");
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every JDK has it
        }
    }
}
