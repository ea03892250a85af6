package dev.polyflux.pyscript;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What the scripts fetch: one path for each kind of answer. */
final class WebServer implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    WebServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", WebServer::answer);
        server.start();
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/json" ->
                    send(exchange, 200, "application/json", "{\"id\": 1, \"title\": \"a\", \"done\": false}");
                case "/text" -> send(exchange, 200, "text/plain; charset=utf-8", "h\u00e9llo");
                case "/bytes" -> send(exchange, 200, "application/octet-stream", "\0\1\2\u007f");
                case "/echo" -> send(exchange, 201, "text/plain", echo(exchange));
                case "/archive.zip" -> archive(exchange);
                case "/pieces" -> pieces(exchange);
                case "/fails" -> send(exchange, 500, "text/plain", "broken");
                default -> send(exchange, 404, "application/json", "{}");
            }
        }
    }

    private static String echo(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("content-type");
        String own = exchange.getRequestHeaders().getFirst("x-own");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return exchange.getRequestMethod() + " " + type + " " + own + " " + body;
    }

    private static void archive(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (ZipOutputStream zip = new ZipOutputStream(exchange.getResponseBody())) {
            zip.putNextEntry(new ZipEntry("inside.txt"));
            zip.write("unpacked".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void pieces(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (String piece : new String[] {"one ", "two ", "three"}) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
