package dev.polyflux.javascript;

import dev.polyflux.guest.Ground;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.Value;

/**
 * One realm's requests over HTTP, and its WebSockets. Called on its loop; what arrives is told there too. When the realm closes, so does all
 * that is open.
 */
public final class Connections {

    /** What the client sets by itself, and refuses from others. */
    private static final Set<String> RESTRICTED = Set.of("connection", "content-length", "expect", "host", "upgrade");

    private final Ground ground;
    private final Set<Call> open = ConcurrentHashMap.newKeySet();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    Connections(Ground ground) {
        this.ground = ground;
        ground.loop().onClose(() -> {
            open.forEach(Call::abort);
            sockets.forEach(Socket::abort);
        });
    }

    /** A body to be sent as it is asked for; {@code pull} is called when it is. */
    @Export
    public Object upload(Value pull) {
        return new Upload(ground, pull);
    }

    /**
     * Sends a request; follows nothing.
     *
     * @param headers name, value, name, value, ...
     * @param body an array buffer, an {@link Upload}, or nothing
     * @param answered is given the call, the status and the headers, in the same form
     * @param failed is given what went wrong, in words
     */
    @Export
    public Object send(String method, String url, Value headers, Value body, Value answered, Value failed) {
        check(url);
        Call call = new Call(ground, method + " " + url, answered, failed, open);
        try {
            call.begin(Shared.CLIENT, request(method, url, headers, body));
        } catch (IllegalArgumentException refused) {
            failed.executeVoid(refused.getMessage());
        }
        return call;
    }

    /**
     * Opens a WebSocket.
     *
     * @param protocols those that may be spoken, the best one first
     * @param heard see {@link Socket}
     */
    @Export
    public Object socket(String url, Value protocols, Value heard) {
        check(url);
        String[] spoken = new String[Math.toIntExact(protocols.getArraySize())];
        for (int i = 0; i < spoken.length; i++) {
            spoken[i] = protocols.getArrayElement(i).asString();
        }
        Socket socket = new Socket(ground, "the WebSocket " + url, heard, sockets);
        socket.begin(Shared.CLIENT, url, spoken);
        return socket;
    }

    /** Whoever calls has asked before; that each connection is asked for, also after a redirect, is not left to guest code. */
    private void check(String url) {
        if (!ground.mayReach(url)) {
            throw new IllegalStateException("the realm may not connect there");
        }
    }

    private static HttpRequest request(String method, String url, Value headers, Value body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, publisher(body));
        // Over http:// an offer to upgrade would go along, which not every server takes well.
        request.version(url.startsWith("https:") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        for (int i = 0; i < headers.getArraySize(); i += 2) {
            String name = headers.getArrayElement(i).asString();
            if (!RESTRICTED.contains(name.toLowerCase(Locale.ROOT))) {
                request.header(name, headers.getArrayElement(i + 1).asString());
            }
        }
        return request.build();
    }

    private static BodyPublisher publisher(Value body) {
        if (body.isNull()) {
            return BodyPublishers.noBody();
        }
        return body.isHostObject()
                ? body.<Upload>asHostObject().publisher()
                : BodyPublishers.ofByteArray(Octets.read(body, 0, (int) body.getBufferSize()));
    }

    /** The process's client: connections are kept and shared by all realms, and its threads are virtual. */
    static final class Shared {

        static final HttpClient CLIENT = HttpClient.newBuilder()
                .executor(Mailbox.THREADS)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();

        private Shared() {}
    }
}
