package dev.polyflux.browser;

import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Trap;
import dev.polyflux.core.Variadic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/** A page without a browser: page.js, with all of reflected-ffi's local side in it, in a realm of JavaScript of a runtime of its own. */
final class StandIn implements AutoCloseable {

    static final Duration LIMIT = Duration.ofMinutes(4);
    static final String ORIGIN = "https://stand-in.test";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Worker page;
    private volatile Pages pages;
    private final Disposable.Swap socket = Disposables.swap();
    private final AtomicInteger released = new AtomicInteger();
    private volatile Sinks.Many<byte[]> sent = Sinks.many().unicast().onBackpressureBuffer();
    private volatile @Nullable Object torn;

    StandIn(Polyflux browser, Pages pages) {
        this.pages = pages;
        String code = new String(Pages.script(), StandardCharsets.UTF_8) + resource("standin.mjs");
        this.page = browser.start(WorkerSpec.of("page.mjs", code).named("page-" + COUNT.incrementAndGet()));
    }

    static Polyflux browser() {
        return Polyflux.create();
    }

    static String resource(String name) {
        try (InputStream in = StandIn.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Opens the page and its socket. */
    StandIn open() {
        Variadic plug = none -> {
            plug();
            return null;
        };
        Variadic send = frames -> {
            if (((Ref) Objects.requireNonNull(frames[0]))
                            .await(new Trap.Detach())
                            .orThrow()
                    instanceof Copy.Numbers(var kind, var bytes)) {
                sent.tryEmitNext(bytes);
            }
            return null;
        };
        Variadic close = code -> {
            socket.update(Disposables.disposed());
            return null;
        };
        call("connect", Void.class, plug, send, close);
        return this;
    }

    private void plug() {
        Sinks.Many<byte[]> own = Sinks.many().unicast().onBackpressureBuffer();
        sent = own;
        Flux<byte[]> answers = pages.open(ORIGIN, sent.asFlux());
        socket.update(answers.doOnNext(this::count)
                .subscribe(
                        frame ->
                                page.call("deliver", Void.class, (Object) frame).subscribe(),
                        error -> closed(Pages.code(error), Pages.reason(error)),
                        () -> {
                            if (torn != own) {
                                closed(1000, "");
                            }
                        }));
    }

    private void count(byte[] frame) {
        if (Decoder.decode(frame, 64) instanceof List<?> parts
                && Long.valueOf(Kind.RELEASE).equals(parts.get(1))) {
            released.incrementAndGet();
        }
    }

    /** How often the page was told to let go of something. */
    int released() {
        return released.get();
    }

    private void closed(int code, String reason) {
        page.call("broken", Void.class, code, reason).subscribe();
    }

    /** The network goes without a word, which a server has as an error; the page does not know yet. */
    void tear() {
        torn = sent;
        sent.emitError(new IOException("Connection reset by peer"), Sinks.EmitFailureHandler.busyLooping(LIMIT));
    }

    /** The network goes; the page, told so, comes back over another socket. */
    void reconnect() {
        socket.update(Disposables.disposed());
        closed(1006, "");
    }

    /** The same, to a server that is another. */
    void reconnect(Pages others) {
        pages = others;
        reconnect();
    }

    /** The server goes, and the page has not been told why. */
    void forget() {
        socket.update(Disposables.disposed());
        pages.close();
    }

    /** The tab is closed. */
    void vanish() {
        socket.update(Disposables.disposed());
    }

    <T> @Nullable T call(String function, Class<T> type, @Nullable Object... arguments) {
        return page.call(function, type, arguments).block(LIMIT);
    }

    @SuppressWarnings("unchecked")
    List<String> told() {
        return (List<String>) Objects.requireNonNull(call("told", List.class));
    }

    @Override
    public void close() {
        vanish();
        page.terminate().block(LIMIT);
    }
}
