package dev.polyflux.browser;

import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.OverflowException;
import dev.polyflux.core.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;

/**
 * Pages in browsers, each driven by a worker of its own, whose {@code window} it is.
 *
 * <p>Knows no server: whoever has one hands over what a WebSocket receives and sends what comes back. The page loads {@link
 * #script}. Thread-safe.
 *
 * <pre>{@code
 * Pages pages = new Pages(runtime, WorkerSpec.of(Path.of("ui.py")), PageRules.of("https://example.org"));
 * server.ws("/page", (in, out) -> out.sendByteArray(pages.open(origin, in.aggregateFrames().receive().asByteArray()))
 *         .then()
 *         .onErrorResume(error -> out.sendClose(Pages.code(error), Pages.reason(error))));
 * }</pre>
 */
public final class Pages implements AutoCloseable {

    private static final int TOKEN_BYTES = 16;
    private static final int FAILED = 1011;
    private static final int LONGEST_REASON = 123; // bytes, https://www.rfc-editor.org/rfc/rfc6455#section-5.5

    private final Polyflux runtime;
    private final WorkerSpec spec;
    private final PageRules rules;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private boolean closed;

    /** Pages whose workers are like {@code spec}, under names that begin with its. */
    public Pages(Polyflux runtime, WorkerSpec spec, PageRules rules) {
        this.runtime = runtime;
        this.spec = spec;
        this.rules = rules;
    }

    /** The JavaScript that a page loads, a module: its {@code connect(url)} makes the page's globals the worker's window. */
    public static byte[] script() {
        try (InputStream script = Pages.class.getResourceAsStream("page.js")) {
            return Objects.requireNonNull(script, "page.js was not built").readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * What one WebSocket is to send, message by message, as an answer to what it receives.
     *
     * <p>Cold; for one socket. A page that comes back within its {@linkplain PageRules#grace grace} goes on where it was. Errors end
     * the session, and {@link #code} and {@link #reason} say how to close the socket then: {@link ProtocolException} where the page is none of those
     * that may connect, or does not keep to the protocol or its limits; {@link OverflowException} where there are too many pages, or
     * this one takes less than it is sent; {@link ClosedException} where the worker has ended. It completes when the page has gone.
     *
     * @param origin the {@code Origin} of the request; null where there is none
     */
    public Flux<byte[]> open(@Nullable String origin, Flux<byte[]> frames) {
        return Flux.defer(() -> {
            if (origin == null || !rules.origins().contains(origin)) {
                return Flux.error(new ProtocolException("pages of " + origin + " may not connect"));
            }
            // A server whose reading is cancelled closes the socket at once, and without a code: after an error it is
            // to do so by itself.
            Disposable.Swap reading = Disposables.swap();
            return frames.publish(1)
                    .autoConnect(1, reading::update)
                    .switchOnFirst((first, all) -> {
                        byte[] greeting = first.get();
                        return greeting == null ? all : greeted(greeting, all.skip(1));
                    })
                    .doOnComplete(reading::dispose)
                    .doOnCancel(reading::dispose);
        });
    }

    /** The greeting of a page: the protocol, its version, its session where it had one, and how many frames it has seen. */
    private Flux<byte[]> greeted(byte[] greeting, Flux<byte[]> frames) {
        try {
            if (greeting.length > rules.frameBytes()) {
                throw new ProtocolException("a greeting of " + greeting.length + " bytes");
            }
            List<?> parts = Required.list(Decoder.decode(greeting, rules.depth()));
            if (!Link.PROTOCOL.equals(Required.at(parts, 0)) || Required.number(parts, 1) != 1) {
                throw new ProtocolException("a page greets as none of this module's does");
            }
            String id = Required.text(parts, 2);
            Session known = sessions.get(id);
            if (known != null) {
                return known.over(frames, Required.number(parts, 3));
            }
            // One that another server had, or whose time is over, loads itself again, and is driven then.
            return id.isEmpty() ? begin().over(frames, 0) : Flux.just(Link.greeting("", 0, 0));
        } catch (ProtocolException | OverflowException | ClosedException refused) {
            return Flux.error(refused);
        }
    }

    private synchronized Session begin() {
        if (closed) {
            throw noMorePages();
        }
        if (sessions.size() >= rules.sessions()) {
            throw new OverflowException("there are " + rules.sessions() + " pages, and no more may be");
        }
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        String id = HexFormat.of().formatHex(token);
        WorkerSpec own = spec.named(spec.name() + "-" + last.incrementAndGet());
        Session session = new Session(id, runtime, own, rules, () -> sessions.remove(id));
        sessions.put(id, session);
        if (session.isOver()) {
            sessions.remove(id); // it was before it was here
        }
        return session;
    }

    /** The code that a WebSocket is closed with after this error; page.js comes back after some of them. */
    public static int code(Throwable error) {
        return switch (error) {
            case ProtocolException wrong -> 1008;
            case OverflowException full -> 1013;
            case ClosedException gone -> gone.isRefusal() ? 1001 : 1000;
            default -> FAILED;
        };
    }

    /** The reason that a WebSocket is closed with after this error: no longer than one may be, and nothing of what is inside. */
    public static String reason(Throwable error) {
        String reason = code(error) == FAILED ? "the server failed" : String.valueOf(error.getMessage());
        ByteBuffer room = ByteBuffer.allocate(LONGEST_REASON);
        StandardCharsets.UTF_8
                .newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(reason), room, true);
        return StandardCharsets.UTF_8.decode(room.flip()).toString();
    }

    /** The pages there are, those included that may come back. */
    public List<PageSession> sessions() {
        return sessions.values().stream().map(Session::snapshot).toList();
    }

    /** Ends all pages and their workers; those that come later are refused, and come again, as to a server that is started anew. */
    @Override
    public void close() {
        noMore().forEach(each -> each.end(noMorePages(), true));
    }

    private static ClosedException noMorePages() {
        return ClosedException.refusing("no more pages are taken");
    }

    private synchronized List<Session> noMore() {
        closed = true;
        return List.copyOf(sessions.values());
    }
}
