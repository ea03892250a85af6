package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.pyscript.SocketServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever takes bytes takes those of another realm. */
final class RemoteBytesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker worker;
    private static @Nullable SocketServer sockets;

    @BeforeAll
    static void start() throws IOException {
        SocketServer server = new SocketServer();
        sockets = server;
        Polyflux polyflux = Polyflux.builder()
                .grant(Grant.NONE.hosts(server.base().replace("ws://", "")))
                .main(
                        "main.js",
                        """
                    globalThis.bytes = new Uint8Array([104, 105]);
                    globalThis.buffer = bytes.buffer;
                    globalThis.floats = new Float64Array([1.5, 2.5]);
                    globalThis.halves = new Float16Array([1.5, 2.5]);
                    globalThis.empty = new Uint8Array(64);
                    globalThis.filled = new Uint8Array(2);
                    globalThis.blob = new Blob(['x']);
                    globalThis.file = new File(['x'], 'n');
                    globalThis.form = new FormData();
                    globalThis.params = new URLSearchParams({ a: '1' });
                    """)
                .build();
        runtime = polyflux;
        worker = polyflux.start(WorkerSpec.of(
                "w.js",
                """
            const { bytes, buffer, floats, filled } = window;
            const hash = async (data) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))].join();
            const stream = (type) => new ReadableStream({ type, start(c) { c.enqueue(bytes); c.close(); } });
            const { blob, file, form } = window;
            const post = (body) => ({ method: 'POST', body });
            const appended = (value) => { const mine = new FormData(); mine.append('a', value); return mine.get('a'); };
            const echoed = (data) => new Promise((resolve, reject) => {
              const socket = new WebSocket('SOCKETS/');
              socket.binaryType = 'arraybuffer';
              socket.onopen = () => { try { socket.send(data); } catch (error) { reject(error); socket.close(); } };
              socket.onmessage = ({ data }) => { resolve([...new Uint8Array(data)].join()); socket.close(); };
              socket.onerror = ({ message }) => reject(new Error(message));
            });
            const random = (into) => crypto.getRandomValues(into) === into && [...into].some((byte) => byte !== 0);
            const refusal = async (f) => { try { return `taken as ${await f()}`; } catch (error) { return `${error.name}: ${error.message}`; } };
            """
                        .replace("SOCKETS", server.base())));
        Objects.requireNonNull(worker).ended().block(LIMIT);
    }

    @AfterAll
    static void close() throws IOException {
        Objects.requireNonNull(runtime).close();
        Objects.requireNonNull(sockets).close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            new Blob([bytes, buffer, 'x']).text()                                                | hihix
            new File([buffer], 'n').text()                                                       | hi
            new TextDecoder().decode(bytes) + new TextDecoder().decode(buffer)                   | hihi
            [...new Uint8Array(buffer), ...new Uint8Array(bytes)].join()                         | 104,105,104,105
            new Float64Array(floats.buffer, 8).join()                                            | 2.5
            new Float16Array(window.halves.buffer, 2).join()                                     | 2.5
            new Float16Array(window.halves).join()                                               | 1.5,2.5
            new DataView(floats.buffer).getFloat64(8, true)                                      | 2.5
            Uint8Array.from(bytes).join()                                                        | 104,105
            (() => { const u = new Uint8Array(3); u.set(bytes, 1); return u.join(); })()         | 0,104,105
            (async () => await hash(bytes) === await hash(new Uint8Array([104, 105])))()         | true
            (async () => await hash(buffer) === await hash(new Uint8Array([104, 105])))()        | true
            structuredClone({ bytes }).bytes.join()                                              | 104,105
            new Response(bytes).text()                                                           | hi
            new Response(buffer).text()                                                          | hi
            new Request('http://a/', post(bytes)).text()                                         | hi
            new Response(window.params).text()                                                   | a=1
            new Response(window.params).headers.get('content-type')                              | application/x-www-form-urlencoded;charset=UTF-8
            echoed(bytes)                                                                        | 104,105
            echoed(buffer)                                                                       | 104,105
            random(window.empty)                                                                 | true
            new Response(stream()).text()                                                        | hi
            new Response(stream('bytes')).text()                                                 | hi
            (new TextEncoder().encodeInto('ok', filled), new TextDecoder().decode(window.filled)) | ok
            new Uint8Array(2).constructor === Uint8Array && new Uint8Array(2).subarray(1) instanceof Uint8Array | true
            """)
    void aWebGlobalTakesThem(String code, String expected) {
        assertThat(Objects.requireNonNull(worker).eval(code, String.class).block(LIMIT))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new Blob([it])",
                "new File([it], 'n')",
                "new Response(it)",
                "new Request('http://a/', post(it))",
                "fetch('http://a/', post(it))",
                "appended(it)",
                "echoed(it)"
            })
    void whatIsInAnotherRealmsBlobIsRefusedAndNotTakenAsAText(String code) {
        for (String blob : List.of("blob", "file")) {
            assertThat(refusal(code.replaceAll("\\bit\\b", blob)))
                    .isEqualTo(
                            "TypeError: the content of another realm's Blob comes later: await its arrayBuffer() first");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"new Response(form)", "new Request('http://a/', post(form))"})
    void soIsWhatIsInItsForm(String code) {
        assertThat(refusal(code))
                .isEqualTo(
                        "TypeError: the content of another realm's FormData stays there: append its entries to a FormData of this realm first");
    }

    private static @Nullable String refusal(String code) {
        return Objects.requireNonNull(worker)
                .eval("refusal(async () => " + code + ")", String.class)
                .block(LIMIT);
    }
}
