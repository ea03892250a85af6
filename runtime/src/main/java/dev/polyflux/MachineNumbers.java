package dev.polyflux;

import dev.polyflux.core.Copy;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers of a machine type as the array of Java's narrowest type that holds them all; bytes are bytes, whatever their sign. */
final class MachineNumbers {

    private MachineNumbers() {}

    static Object array(Copy.Numbers numbers) {
        ByteBuffer bytes = ByteBuffer.wrap(numbers.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        return switch (numbers.kind()) {
            case "Int16Array" -> {
                short[] array = new short[bytes.remaining() / 2];
                bytes.asShortBuffer().get(array);
                yield array;
            }
            case "Uint16Array" -> {
                int[] array = new int[bytes.remaining() / 2];
                for (int i = 0; i < array.length; i++) {
                    array[i] = Short.toUnsignedInt(bytes.getShort());
                }
                yield array;
            }
            case "Int32Array" -> {
                int[] array = new int[bytes.remaining() / 4];
                bytes.asIntBuffer().get(array);
                yield array;
            }
            case "Uint32Array" -> {
                long[] array = new long[bytes.remaining() / 4];
                for (int i = 0; i < array.length; i++) {
                    array[i] = Integer.toUnsignedLong(bytes.getInt());
                }
                yield array;
            }
            case "BigInt64Array" -> {
                long[] array = new long[bytes.remaining() / 8];
                bytes.asLongBuffer().get(array);
                yield array;
            }
            case "BigUint64Array" -> {
                BigInteger[] array = new BigInteger[bytes.remaining() / 8];
                for (int i = 0; i < array.length; i++) {
                    array[i] = new BigInteger(Long.toUnsignedString(bytes.getLong()));
                }
                yield array;
            }
            case "Float16Array" -> {
                float[] array = new float[bytes.remaining() / 2];
                for (int i = 0; i < array.length; i++) {
                    array[i] = Float.float16ToFloat(bytes.getShort());
                }
                yield array;
            }
            case "Float32Array" -> {
                float[] array = new float[bytes.remaining() / 4];
                bytes.asFloatBuffer().get(array);
                yield array;
            }
            case "Float64Array" -> {
                double[] array = new double[bytes.remaining() / 8];
                bytes.asDoubleBuffer().get(array);
                yield array;
            }
            default -> numbers.bytes();
        };
    }
}
