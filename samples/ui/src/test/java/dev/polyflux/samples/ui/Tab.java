package dev.polyflux.samples.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One tab: what a person does in it, and what that person sees. */
final class Tab implements WebSocket.Listener {

    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;

    Tab(HttpClient http, URI address) {
        socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
        text.append(part);
        if (whole) {
            answered(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void answered(String message) {
        try {
            JsonNode answer = Chromium.JSON.readTree(message);
            CompletableFuture<JsonNode> waiting = asked.remove(answer.path("id").asInt());
            if (waiting != null) {
                waiting.complete(answer);
            }
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        }
    }

    /** A command with its parameters, name and value in turn. */
    JsonNode tell(String method, Object... parameters) {
        ObjectNode command = Chromium.JSON.createObjectNode();
        int id = last.incrementAndGet();
        command.put("id", id).put("method", method);
        ObjectNode given = command.putObject("params");
        for (int i = 0; i < parameters.length; i += 2) {
            given.set(String.valueOf(parameters[i]), Chromium.JSON.valueToTree(parameters[i + 1]));
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        socket.sendText(command.toString(), true).join();
        JsonNode given2 =
                answer.orTimeout(Chromium.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        if (given2.has("error")) {
            throw new IllegalStateException(method + ": " + given2.get("error"));
        }
        return given2.path("result");
    }

    /** What an expression gives in the page. */
    JsonNode value(String expression) {
        return tell("Runtime.evaluate", "expression", expression, "returnByValue", true, "awaitPromise", true)
                .path("result")
                .path("value");
    }

    String read(String selector) {
        return value("document.querySelector('" + selector + "')?.textContent ?? ''")
                .asText();
    }

    /** Waits until the page shows a text somewhere. */
    Tab shows(String selector, String part) {
        boolean shown = Chromium.polling().anyMatch(tick -> read(selector).contains(part));
        if (!shown) {
            throw new AssertionError(selector + " shows '" + read(selector) + "' and not '" + part + "'");
        }
        return this;
    }

    void focus(String selector) {
        value("document.querySelector('" + selector + "').focus()");
    }

    void click(String selector) {
        JsonNode box = value("(({ x, y, width, height }) => [x + width / 2, y + height / 2])(document.querySelector('"
                + selector + "').getBoundingClientRect())");
        for (String type : new String[] {"mousePressed", "mouseReleased"}) {
            tell(
                    "Input.dispatchMouseEvent",
                    "type",
                    type,
                    "x",
                    box.get(0),
                    "y",
                    box.get(1),
                    "button",
                    "left",
                    "clickCount",
                    1);
        }
    }

    void type(String typed) {
        tell("Input.insertText", "text", typed);
    }

    void press(String key, int code) {
        for (String type : new String[] {"keyDown", "keyUp"}) {
            tell(
                    "Input.dispatchKeyEvent",
                    "type",
                    type,
                    "key",
                    key,
                    "code",
                    key,
                    "windowsVirtualKeyCode",
                    code,
                    "text",
                    key.equals("Enter") && type.equals("keyDown") ? "\r" : "");
        }
    }

    void looksLike(int width, int height, boolean dark) {
        tell(
                "Emulation.setDeviceMetricsOverride",
                "width",
                width,
                "height",
                height,
                "deviceScaleFactor",
                1,
                "mobile",
                width < 600);
        tell("Emulation.setEmulatedMedia", "features", new Object[] {
            Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")
        });
    }

    void picture(Path file) {
        try {
            Files.createDirectories(file.getParent());
            String data = tell("Page.captureScreenshot", "captureBeyondViewport", true)
                    .path("data")
                    .asText();
            Files.write(file, Base64.getDecoder().decode(data));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void close() {
        tell("Page.close");
    }
}
