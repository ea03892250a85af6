package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever takes bytes takes those of another realm. */
final class RemoteBytesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static @Nullable Polyflux runtime;
    private static @Nullable Worker worker;

    @BeforeAll
    static void start() {
        Polyflux polyflux = Polyflux.builder()
                .main(
                        "main.js",
                        """
                    globalThis.bytes = new Uint8Array([104, 105]);
                    globalThis.buffer = bytes.buffer;
                    globalThis.floats = new Float64Array([1.5, 2.5]);
                    globalThis.halves = new Float16Array([1.5, 2.5]);
                    globalThis.filled = new Uint8Array(2);
                    globalThis.blob = new Blob(['x']);
                    """)
                .build();
        runtime = polyflux;
        worker = polyflux.start(
                WorkerSpec.of(
                        "w.js",
                        """
            const { bytes, buffer, floats, filled } = window;
            const hash = async (data) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', data))].join();
            const stream = (type) => new ReadableStream({ type, start(c) { c.enqueue(bytes); c.close(); } });
            """));
        Objects.requireNonNull(worker).ended().block(LIMIT);
    }

    @AfterAll
    static void close() {
        Objects.requireNonNull(runtime).close();
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
            new Response(stream()).text()                                                        | hi
            new Response(stream('bytes')).text()                                                 | hi
            (new TextEncoder().encodeInto('ok', filled), new TextDecoder().decode(window.filled)) | ok
            (async () => { try { new Blob([window.blob]); } catch (e) { return e.message; } })() | the content of another realm's Blob comes later: await its arrayBuffer() first
            new Uint8Array(2).constructor === Uint8Array && new Uint8Array(2).subarray(1) instanceof Uint8Array | true
            """)
    void aWebGlobalTakesThem(String code, String expected) {
        assertThat(Objects.requireNonNull(worker).eval(code, String.class).block(LIMIT))
                .isEqualTo(expected);
    }
}
