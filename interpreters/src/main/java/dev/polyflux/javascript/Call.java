package dev.polyflux.javascript;

import dev.polyflux.guest.Ground;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * One request over HTTP and its answer. The body is read a chunk at a time, when guest code asks for one; until then the
 * connection holds the sender back. What blocks runs on a virtual thread, what tells guest code on the realm's loop.
 *
 * <p>The realm counts as at work while an answer or a chunk is awaited, not for a body that nobody reads.
 */
public final class Call {

    private static final int CHUNK = 1 << 16;

    private final Ground ground;
    private final String name;
    private final Value answered;
    private final Value failed;
    private final Set<Call> open;
    private @Nullable CompletableFuture<HttpResponse<InputStream>> sent;
    private volatile @Nullable InputStream connection;
    private volatile boolean aborted;

    // One chunk is read at a time.
    private @Nullable InputStream body;
    private byte[] chunk = {};
    private int length;

    Call(Ground ground, String name, Value answered, Value failed, Set<Call> open) {
        this.ground = ground;
        this.name = name;
        this.answered = answered;
        this.failed = failed;
        this.open = open;
    }

    void begin(HttpClient client, HttpRequest request) {
        open.add(this);
        Disposable waiting = ground.loop().keepAlive(name);
        CompletableFuture<HttpResponse<InputStream>> future = client.sendAsync(request, BodyHandlers.ofInputStream());
        sent = future;
        future.whenComplete((response, failure) -> tell(waiting, () -> {
            if (failure != null) {
                fail(failed, failure);
            } else {
                connection = response.body();
                if (aborted) {
                    abort();
                } else {
                    answered.executeVoid(response.statusCode(), headers(response), encoding(response));
                }
            }
        }));
    }

    private static ProxyArray headers(HttpResponse<?> response) {
        List<Object> pairs = new ArrayList<>();
        response.headers()
                .map()
                .forEach((header, values) -> values.forEach(value -> {
                    if (!header.startsWith(":")) {
                        pairs.add(header);
                        pairs.add(value);
                    }
                }));
        return ProxyArray.fromList(pairs);
    }

    private static String encoding(HttpResponse<?> response) {
        return response.headers().firstValue("content-encoding").orElse("identity");
    }

    /**
     * Reads the next chunk.
     *
     * @param encoding how the body is compressed, as its header says
     * @param taken is given the chunk's length, or -1 at the end
     */
    @Export
    public void read(String encoding, Value taken, Value refused) {
        Disposable waiting = ground.loop().keepAlive("the body of " + name);
        Mailbox.THREADS.execute(() -> {
            try {
                int read = readChunk(encoding);
                tell(waiting, () -> taken.executeVoid(read));
            } catch (IOException | RuntimeException e) {
                open.remove(this);
                tell(waiting, () -> fail(refused, e));
            }
        });
    }

    private int readChunk(String encoding) throws IOException {
        InputStream raw = connection;
        if (raw == null) {
            throw new IOException("there is no answer yet");
        }
        InputStream in = body;
        if (in == null) {
            in = decoded(raw, encoding);
            body = in;
        }
        if (chunk.length == 0) {
            chunk = new byte[CHUNK];
        }
        length = in.read(chunk);
        if (length < 0) {
            open.remove(this);
            in.close();
        }
        return length;
    }

    private static InputStream decoded(InputStream raw, String encoding) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw);
        int first = in.read();
        if (first < 0) {
            return in;
        }
        in.unread(first);
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in, CHUNK);
            case "deflate" -> new InflaterInputStream(in);
            default -> in;
        };
    }

    /** Copies the chunk that was read last into a buffer of its length. */
    @Export
    public void copy(Value buffer) {
        Octets.write(chunk, length, buffer, 0);
    }

    /** Gives up the request, or what is left of its answer; of a call that has ended, nothing. */
    @Export
    public void abort() {
        aborted = true;
        open.remove(this);
        InputStream answer = connection;
        CompletableFuture<?> future = sent;
        if (answer != null) {
            Mailbox.THREADS.execute(() -> {
                try {
                    answer.close();
                } catch (IOException gone) {
                    // As it should be.
                }
            });
        } else if (future != null) {
            future.cancel(true);
        }
    }

    private void tell(Disposable waiting, Runnable guest) {
        Runnable telling = () -> {
            waiting.dispose();
            ground.enter(guest);
        };
        Mailbox.post(ground, telling, waiting::dispose);
    }

    private void fail(Value told, Throwable failure) {
        open.remove(this);
        told.executeVoid(reason(failure));
    }

    /** What went wrong, in words. */
    static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return "the host's name cannot be resolved";
            }
        }
        if (cause instanceof ConnectException) {
            return "no connection: is a server listening there?";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
