package dev.polyflux.javascript;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** What the fetching scripts talk to: a server with a path for everything that a server may do. */
final class FetchServer implements AutoCloseable {

    private static final long SECONDS = 60;
    private static final byte[] MEGABYTE = new byte[1 << 20];

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server = listening();
    private final HttpServer second = listening();
    private final String refused;
    private final BlockingQueue<String> next = new SynchronousQueue<>();
    private final BlockingQueue<Integer> sent = new ArrayBlockingQueue<>(16);
    private final BlockingQueue<String> hanging = new ArrayBlockingQueue<>(16);
    private final CountDownLatch closing = new CountDownLatch(1);

    FetchServer() throws IOException {
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused = "http://127.0.0.1:" + unused.getLocalPort() + "/";
        }
    }

    private HttpServer listening() throws IOException {
        HttpServer made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setExecutor(threads);
        made.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        made.start();
        return made;
    }

    String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The same under another origin. */
    String other() {
        return "http://127.0.0.1:" + second.getAddress().getPort();
    }

    /** Where nobody listens. */
    String refused() {
        return refused;
    }

    /** How many megabytes somebody took of what has no end, as soon as it is left. */
    @Nullable
    Integer taken() throws InterruptedException {
        return sent.poll(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        second.stop(0);
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        String query = exchange.getRequestURI().getRawQuery();
        switch (path) {
            case "/json" -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                send(exchange, 200, "{\"a\":[1,2]}");
            }
            case "/echo" -> send(exchange, 200, echo(exchange));
            case "/query" -> send(exchange, 200, query);
            case "/cookies" -> {
                exchange.getResponseHeaders().add("Set-Cookie", "a=1");
                exchange.getResponseHeaders().add("Set-Cookie", "b=2");
                send(exchange, 200, "");
            }
            case "/gzip", "/deflate" -> sendCompressed(exchange, path.substring(1));
            case "/gzip-of-nothing" -> {
                exchange.getResponseHeaders().set("Content-Encoding", "gzip");
                send(exchange, 200, "");
            }
            case "/large" -> send(exchange, 200, new byte[3000001]);
            case "/redirect-to" -> redirect(exchange, 302, query);
            case "/loop" -> redirect(exchange, 302, "/loop");
            case "/halves" -> sendHalves(exchange);
            case "/next" -> {
                next.poll(SECONDS, TimeUnit.SECONDS);
                send(exchange, 200, "");
            }
            case "/endless" -> sendEndlessly(exchange);
            case "/sent" -> send(exchange, 200, String.valueOf(taken()));
            case "/cut" -> {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
            }
            case "/hang" -> {
                hanging.add(path);
                closing.await();
            }
            case "/hanging" -> {
                hanging.poll(SECONDS, TimeUnit.SECONDS);
                send(exchange, 200, "");
            }
            default -> sendByPath(exchange, path, query);
        }
    }

    private static void sendByPath(HttpExchange exchange, String path, String query) throws IOException {
        String[] parts = path.split("/", 4);
        int status = Integer.parseInt(parts[2]);
        if (parts[1].equals("redirect")) {
            redirect(exchange, status, "/" + parts[3] + (query == null ? "" : "?" + query));
        } else {
            send(exchange, status, "status " + status);
        }
    }

    private static void redirect(HttpExchange exchange, int status, String location) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Location", location);
        send(exchange, status, "elsewhere");
    }

    private static String echo(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return new ObjectMapper()
                .writeValueAsString(Map.of("method", exchange.getRequestMethod(), "headers", headers, "body", body));
    }

    private static void sendCompressed(HttpExchange exchange, String encoding) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out =
                encoding.equals("gzip") ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            out.write(("compressed by " + encoding).getBytes(StandardCharsets.UTF_8));
        }
        exchange.getResponseHeaders().set("Content-Encoding", encoding);
        send(exchange, 200, bytes.toByteArray());
    }

    private void sendHalves(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write("first".getBytes(StandardCharsets.UTF_8));
        out.flush();
        next.offer("next", SECONDS, TimeUnit.SECONDS);
        out.write("second".getBytes(StandardCharsets.UTF_8));
        out.close();
    }

    private void sendEndlessly(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        int megabytes = 0;
        try {
            for (; megabytes < 256; megabytes++) {
                exchange.getResponseBody().write(MEGABYTE);
            }
        } catch (IOException gone) {
            // The client has what it wants.
        }
        sent.add(megabytes);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        boolean empty = status == 204 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, empty || bytes.length == 0 ? -1 : bytes.length);
        if (!empty) {
            exchange.getResponseBody().write(bytes);
        }
    }
}
