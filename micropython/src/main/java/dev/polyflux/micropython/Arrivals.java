package dev.polyflux.micropython;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** What arrives as the language's own: numbers of any size, copies of lists and tables, and bytes. */
final class Arrivals {

    /** As many arguments as a call takes from the stack at once. */
    private static final int ROW = 256;

    private final Interpreter interpreter;
    private final Value seam;

    Arrivals(Interpreter interpreter, Value seam) {
        this.interpreter = interpreter;
        this.seam = seam;
    }

    /** By the names that the runtime has for them. */
    Map<String, Object> members() {
        Map<String, Object> values = new HashMap<>();
        values.put("exported", (ProxyExecutable) at -> {
            Mine own = mine(at[0]);
            return own == null ? at[0] : own.reference;
        });
        values.put("crossed", (ProxyExecutable) at -> {
            Mine own = mine(at[0]);
            return own == null ? at[0] : own.reference == null ? described(at[0]) : own.reference;
        });
        values.put("remember", (ProxyExecutable) at -> {
            Objects.requireNonNull(mine(at[0])).reference = at[1];
            return null;
        });
        values.put("integer", (ProxyExecutable) at -> integer(at[0].asString()));
        values.put("neighbour", (ProxyExecutable) at -> seam.invokeMember("crossed", at[0]));
        values.put("home", (ProxyExecutable) at -> at[0]);
        values.put("missing", seam.getMember("MISSING"));
        values.put("null", seam.getMember("NULL"));
        values.put("notimplemented", seam.getMember("NOT_IMPLEMENTED"));
        values.put("octets", (ProxyExecutable) at -> octets("bytes", at[0]));
        values.put("numbers", (ProxyExecutable) at -> octets(at[0].asString(), at[1]));
        values.put("items", (ProxyExecutable) at -> {
            Object list = called("container", "items");
            extend(list, at[0]);
            return list;
        });
        values.put("entries", (ProxyExecutable) at -> {
            Object dict = called("container", "entries");
            for (long i = 0; i < at[0].getArraySize(); i++) {
                called("put", dict, at[0].getArrayElement(i), at[1].getArrayElement(i));
            }
            return dict;
        });
        values.put("fill", (ProxyExecutable) at -> {
            switch (at[1].asString()) {
                case "items", "elements" -> extend(at[0], at[3]);
                default -> {
                    for (long i = 0; i < at[2].getArraySize(); i++) {
                        called("put", at[0], at[2].getArrayElement(i), at[3].getArrayElement(i));
                    }
                }
            }
            return null;
        });
        values.put("fixed", (ProxyExecutable) at -> {
            extend(at[0], at[1]);
            return called("fixed", at[0]);
        });
        return values;
    }

    /** What an object is that has not left before. */
    private Object described(Value value) {
        Value row = Value.asValue(interpreter.call(interpreter.known("Values.describe"), value));
        return seam.getMember("leases")
                .invokeMember(
                        "shape",
                        row.getArrayElement(0).asString(),
                        row.getArrayElement(1).asInt(),
                        row.getArrayElement(2).asString());
    }

    private static BigInteger integer(String text) {
        boolean hex = text.contains("0x");
        return new BigInteger(hex ? text.replace("0x", "") : text, hex ? 16 : 10);
    }

    private @Nullable Object called(String function, @Nullable Object... arguments) {
        return interpreter.call(interpreter.known("Copies." + function), arguments);
    }

    private void extend(@Nullable Object list, Value elements) {
        long size = elements.getArraySize();
        for (long from = 0; from < size; from += ROW) {
            Object[] row = new Object[(int) Math.min(ROW, size - from) + 1];
            row[0] = Objects.requireNonNull(list);
            for (int i = 1; i < row.length; i++) {
                row[i] = elements.getArrayElement(from + i - 1);
            }
            called("extend", row);
        }
    }

    private @Nullable Object octets(String kind, Value unsigned) {
        byte[] bytes = new byte[(int) unsigned.getArraySize()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) unsigned.getArrayElement(i).asInt();
        }
        Object room = called("room", bytes.length);
        Object at = called("address", Objects.requireNonNull(room));
        interpreter.machine().bytes(((Number) Objects.requireNonNull(at)).intValue(), bytes);
        return called("octets", kind, room);
    }

    private static @Nullable Mine mine(Value value) {
        return value.isProxyObject() && value.asProxyObject() instanceof Mine own ? own : null;
    }
}
