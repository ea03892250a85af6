package dev.polyflux.javascript;

import dev.polyflux.guest.Ground;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * One connection of a WebSocket. Messages are told on the realm's loop, one after the other, and the next is asked for when one is
 * told; what is sent leaves in its order. The realm counts as at work for as long as the connection is there.
 */
public final class Socket implements WebSocket.Listener {

    private static final int ABNORMAL = 1006;

    private final Ground ground;
    private final Value heard;
    private final Set<Socket> open;
    private final Disposable atWork;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile @Nullable WebSocket connection;
    private volatile boolean aborted;

    // The loop's own.
    private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);
    private byte[] message = {};
    private boolean isOpen;
    private boolean ended;

    /**
     * @param heard is told, with a kind and two details: {@code open protocol}, {@code text message}, {@code binary length}, {@code
     *     sent bytes}, {@code failed reason}, and as the last {@code closed code reason}
     */
    Socket(Ground ground, String name, Value heard, Set<Socket> open) {
        this.ground = ground;
        this.heard = heard;
        this.open = open;
        this.atWork = ground.loop().keepAlive(name);
    }

    void begin(HttpClient client, String url, String[] protocols) {
        open.add(this);
        WebSocket.Builder builder = client.newWebSocketBuilder();
        if (protocols.length > 0) {
            String[] further = new String[protocols.length - 1];
            System.arraycopy(protocols, 1, further, 0, further.length);
            builder.subprotocols(protocols[0], further);
        }
        builder.buildAsync(URI.create(url), this).whenComplete((made, failure) -> {
            if (failure != null) {
                fail(failure);
            }
        });
    }

    @Override
    public void onOpen(WebSocket opened) {
        connection = opened;
        if (aborted) {
            opened.abort();
            return;
        }
        tell(() -> {
            if (!aborted) {
                isOpen = true;
                heard.executeVoid("open", opened.getSubprotocol(), "");
                opened.request(1);
            }
        });
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence piece, boolean last) {
        text.append(piece);
        if (!last) {
            from.request(1);
            return null;
        }
        String whole = text.toString();
        text.setLength(0);
        tell(() -> {
            from.request(1);
            heard.executeVoid("text", whole, "");
        });
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer piece, boolean last) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        binary.writeBytes(bytes);
        if (!last) {
            from.request(1);
            return null;
        }
        byte[] whole = binary.toByteArray();
        binary.reset();
        tell(() -> {
            from.request(1);
            message = whole;
            heard.executeVoid("binary", whole.length, "");
            message = new byte[0];
        });
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(code, reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        fail(failure);
    }

    @Export
    public void send(String given) {
        int bytes = given.getBytes(StandardCharsets.UTF_8).length;
        after(bytes, to -> to.sendText(given, true));
    }

    /** Sends a part of a buffer. */
    @Export
    public void bytes(Value buffer, int offset, int length) {
        byte[] copy = Octets.read(buffer, offset, length);
        after(length, to -> to.sendBinary(ByteBuffer.wrap(copy), true));
    }

    /** Copies the binary message that is being told into a buffer of its length. */
    @Export
    public void copy(Value buffer) {
        Octets.write(message, message.length, buffer, 0);
    }

    /** Says farewell, once what was sent before has left; who has not been answered yet is left without. */
    @Export
    public void close(int code, String reason) {
        if (!isOpen) { // for guest code, which has not been told yet where it is
            abort();
            fail(new IOException("it was closed before it was open"));
        } else {
            after(0, to -> to.sendClose(code, reason));
        }
    }

    void abort() {
        aborted = true;
        open.remove(this);
        atWork.dispose();
        WebSocket there = connection;
        if (there != null) {
            there.abort();
        }
    }

    private interface Sending {
        CompletableFuture<WebSocket> to(WebSocket connection);
    }

    private void after(int bytes, Sending sending) {
        WebSocket to = connection;
        if (to != null) {
            sent = sent.handle((before, failed) -> before)
                    .thenCompose(before -> sending.to(to))
                    .whenComplete((done, failure) -> tell(() -> heard.executeVoid("sent", bytes, "")));
        }
    }

    private void fail(Throwable failure) {
        String reason = reason(failure);
        tell(() -> {
            if (!ended) {
                heard.executeVoid("failed", reason, "");
            }
        });
        end(ABNORMAL, "");
    }

    private void end(int code, String reason) {
        open.remove(this);
        tell(() -> {
            if (!ended) {
                ended = true;
                heard.executeVoid("closed", code, reason);
            }
            atWork.dispose();
        });
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof WebSocketHandshakeException handshake) {
            return "the server answered " + handshake.getResponse().statusCode() + " and no WebSocket";
        }
        return Call.reason(cause);
    }

    private void tell(Runnable guest) {
        Mailbox.post(ground, () -> ground.enter(guest), atWork::dispose);
    }
}
