package dev.polyflux.cluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** A frame whose values lie deeper in one another than the stack of a connection's thread holds for sure. */
final class DeepFrame {

    private static final int DEEP = 200;
    private static final long STACK = 32L << 20;

    private DeepFrame() {}

    /** Finds out without going into the depth itself; what cannot be read is told by who reads it. */
    static boolean is(byte[] bytes, JsonFactory format) {
        if (!mayBe(bytes)) {
            return false;
        }
        try (JsonParser parser = format.createParser(bytes)) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null && depth < DEEP; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return depth >= DEEP;
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    /** Whether so many bytes of it could begin a list or a map, which few but those do: text has others, and numbers mostly. */
    private static boolean mayBe(byte[] bytes) {
        int begun = 0;
        for (byte each : bytes) {
            if ((each & 0xC0) == 0x80 && ++begun == DEEP) {
                return true;
            }
        }
        return false;
    }

    /** Reads it in a thread of its own that has room, and waits for that. */
    static <T> T read(Supplier<T> reading) {
        FutureTask<T> read = new FutureTask<>(reading::get);
        new Thread(null, read, "polyflux-deep-frame", STACK).start();
        try {
            return read.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw ValueReader.wrong("what nobody waits for any more");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw ValueReader.wrong("what cannot be read: " + failed.getCause());
        }
    }
}
