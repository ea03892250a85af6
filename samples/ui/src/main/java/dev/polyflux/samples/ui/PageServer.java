package dev.polyflux.samples.ui;

import dev.polyflux.Polyflux;
import dev.polyflux.WorkerSpec;
import dev.polyflux.browser.PageRules;
import dev.polyflux.browser.PageSession;
import dev.polyflux.browser.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** Serves the page, and each browser that has it open a Python worker of its own. */
public final class PageServer implements AutoCloseable {

    private static final int LARGEST_FRAME = 1 << 20;

    private final Polyflux runtime;
    private final Pages pages;
    private final DisposableServer server;

    /** At this port, or a free one for 0. */
    public PageServer(int port) {
        this(port, PageRules.of("http://localhost:" + port, "http://127.0.0.1:" + port));
    }

    /** The same, for the pages that the rules let in. */
    public PageServer(int port, PageRules rules) {
        this(port, rules, text("ui.py"));
    }

    PageServer(int port, PageRules rules, String script) {
        runtime = Polyflux.builder()
                .service("weather", new Weather())
                .output(line -> System.out.println(line.worker() + ": " + line.text()))
                .build();
        pages = new Pages(runtime, WorkerSpec.of("ui.py", script), rules);
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.get(
                                "/", (request, response) -> file(response, "text/html", bytes("index.html")))
                        .get("/style.css", (request, response) -> file(response, "text/css", bytes("style.css")))
                        .get("/start.js", (request, response) -> file(response, "text/javascript", bytes("start.js")))
                        .get("/page.js", (request, response) -> file(response, "text/javascript", Pages.script()))
                        .ws(
                                "/page",
                                this::drive,
                                WebsocketServerSpec.builder()
                                        .maxFramePayloadLength(LARGEST_FRAME)
                                        .build()))
                .bindNow();
    }

    /** The whole of what a server has to do for a page: hand over what comes, send what is to go, close as it is told. */
    private Mono<Void> drive(WebsocketInbound in, WebsocketOutbound out) {
        Flux<byte[]> answers = pages.open(
                in.headers().get("Origin"),
                in.aggregateFrames(LARGEST_FRAME).receive().asByteArray());
        return out.sendByteArray(answers)
                .then()
                .onErrorResume(error -> out.sendClose(Pages.code(error), Pages.reason(error)));
    }

    private static Mono<Void> file(HttpServerResponse response, String type, byte[] content) {
        return response.header("Content-Type", type + "; charset=utf-8")
                .header("Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'")
                .header("Cache-Control", "no-store")
                .sendByteArray(Mono.just(content))
                .then();
    }

    private static byte[] bytes(String name) {
        try (InputStream in = PageServer.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    /** The pages that are open. */
    public List<PageSession> sessions() {
        return pages.sessions();
    }

    /** Blocks for as long as it serves. */
    void serve() {
        server.onDispose().block();
    }

    @Override
    public void close() {
        pages.close();
        server.disposeNow();
        runtime.close();
    }
}
