package dev.polyflux.javascript;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.graalvm.polyglot.Value;

/** Bytes on their way between Java and JavaScript's array buffers. */
final class Octets {

    private Octets() {}

    static byte[] read(Value buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        buffer.readBuffer(offset, bytes, 0, length);
        return bytes;
    }

    /** Writes the first {@code length} bytes into a buffer, eight at a time, since each write asks the engine. */
    static void write(byte[] bytes, int length, Value buffer, int offset) {
        ByteBuffer octets = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int done = 0;
        for (; done + Long.BYTES <= length; done += Long.BYTES) {
            buffer.writeBufferLong(ByteOrder.LITTLE_ENDIAN, (long) offset + done, octets.getLong(done));
        }
        for (; done < length; done++) {
            buffer.writeBufferByte((long) offset + done, bytes[done]);
        }
    }
}
