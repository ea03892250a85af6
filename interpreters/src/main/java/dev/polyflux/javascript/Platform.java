package dev.polyflux.javascript;

import dev.polyflux.guest.Ground;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Schedulers;

/**
 * Java as JavaScript's web functions see it, under the name {@code platform}: randomness, digests, base64, connections. All
 * of it is called on the realm's loop.
 */
public final class Platform {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Ground ground;
    private @Nullable Connections connections;

    Platform(Ground ground) {
        this.ground = ground;
    }

    @Export
    public void random(Value buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        Octets.write(bytes, length, buffer, offset);
    }

    @Export
    public String uuid() {
        return UUID.randomUUID().toString();
    }

    /** Digests a part of a buffer into another buffer, which is large enough; gives the digest's length. */
    @Export
    public int digest(String algorithm, Value buffer, int offset, int length, Value into) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(Octets.read(buffer, offset, length));
            Octets.write(digest, digest.length, into, 0);
            return digest.length;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Base64 of a text of characters below 256. */
    @Export
    public String encode(String octets) {
        return Base64.getEncoder().encodeToString(octets.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The text of characters below 256 that base64 without padding stands for. */
    @Export
    public String decode(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    }

    /** Runs a function later; the wait for it keeps nothing alive. */
    @Export
    public void quietly(double millis, Value task) {
        Runnable telling = () -> Mailbox.post(ground, () -> ground.enter(task::executeVoid), () -> {});
        Schedulers.parallel()
                .schedule(() -> Mailbox.THREADS.execute(telling), (long) (millis * 1e6), TimeUnit.NANOSECONDS);
    }

    /** What guest code may know of what it runs on, as JSON; where it is not trusted, nothing that is true of one machine. */
    @Export
    public String host() {
        return Host.of(ground.trusted(), ground.environment()).json();
    }

    /** The working directory. */
    @Export
    public String folder() {
        return ground.files().toAbsolutePath(ground.files().parsePath("")).toString();
    }

    @Export
    public boolean mayConnect(String url) {
        return ground.mayReach(url);
    }

    /** The realm's connections; there are none before it asks for them. */
    @Export
    public Object connections() {
        Connections open = connections;
        if (open == null) {
            open = new Connections(ground);
            connections = open;
        }
        return open;
    }
}
