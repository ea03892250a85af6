package dev.polyflux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingPumpInputStream;

/** Somebody at a terminal: waits until something is to be seen, and types. */
final class Typist implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern CONTROL = Pattern.compile("\u001B\\[[?\\d;]*[a-zA-Z]|\u001B[=>]|\u0007");

    // Not the JDK's pipe, which is broken for the reader when the thread that has written last has ended: each test has
    // one of its own.
    private final NonBlockingPumpInputStream keyboard = NonBlocking.nonBlockingPumpInputStream();
    private final StringBuilder screen = new StringBuilder();
    private final CompletableFuture<Void> ended;
    private int seen;

    Typist(Path state) throws IOException {
        // One with a line discipline of its own, so that an interrupt is one.
        Terminal terminal = new ExternalTerminal("typist", "xterm", keyboard, new Screen(), StandardCharsets.UTF_8);
        terminal.setSize(new Size(160, 40));
        ended = CompletableFuture.runAsync(() -> {
            try (terminal) {
                Repl.run(Polyflux.builder().access(Access.USER), terminal, new StateFolder(state));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private final class Screen extends OutputStream {

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            synchronized (screen) {
                screen.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
                screen.notifyAll();
            }
        }
    }

    /** Waits until a text is seen behind the one that was seen last. */
    Typist sees(String text) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        synchronized (screen) {
            while (true) {
                String shown = CONTROL.matcher(screen).replaceAll("");
                int found = shown.indexOf(text, seen);
                if (found >= 0) {
                    seen = found + text.length();
                    return this;
                }
                assertThat(System.nanoTime())
                        .as("'%s' is seen after %s", text, shown)
                        .isLessThan(end);
                screen.wait(100);
            }
        }
    }

    Typist types(String keys) throws IOException {
        keyboard.getOutputStream().write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.getOutputStream().flush();
        return this;
    }

    void hasLeft() throws Exception {
        ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
    }
}
