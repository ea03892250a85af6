package dev.polyflux.micropython;

import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The values of an interpreter's calls: each is three words in its memory, a kind and what it is. An object goes by a number, of its
 * own tables or of ours.
 */
final class Slots {

    /** How many bytes one takes. */
    static final int SIZE = 12;

    // Kinds of what it gives.
    private static final int EXCEPTION = -1;
    private static final int NONE = 1;
    private static final int BOOL = 2;
    private static final int INT = 3;
    private static final int FLOAT = 4;
    private static final int STR = 5;
    private static final int CALLABLE = 6;
    private static final int THEIRS = 9;
    private static final int EXISTING = 10;

    // Kinds of what it is handed.
    private static final int NULL = 1;
    private static final int BOOLEAN = 2;
    private static final int INTEGER = 3;
    private static final int DOUBLE = 4;
    private static final int STRING = 5;
    private static final int KNOWN_OBJECT = 6;
    private static final int OBJECT = 7;
    private static final int OWN = 8;

    private final Interpreter interpreter;
    private final Context context;

    Slots(Interpreter interpreter, Context context) {
        this.interpreter = interpreter;
        this.context = context;
    }

    /** Writes a value where the interpreter takes it from. */
    void write(int slot, @Nullable Object value) {
        switch (value) {
            case null -> machine().integer(slot, NULL);
            case Boolean truth -> words(slot, BOOLEAN, truth ? 1 : 0);
            case Integer whole -> words(slot, INTEGER, whole);
            case Long whole when whole == whole.intValue() -> words(slot, INTEGER, whole.intValue());
            case Long whole -> write(slot, BigInteger.valueOf(whole));
            case BigInteger whole when whole.bitLength() < Integer.SIZE -> words(slot, INTEGER, whole.intValue());
            case BigInteger whole -> words(slot, OWN, interpreter.large(whole));
            case Double real -> {
                machine().integer(slot, DOUBLE);
                machine().real(slot + 4, real);
            }
            case String text -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                int at = machine().text(bytes);
                words(slot, STRING, bytes.length);
                machine().integer(slot + 8, at);
            }
            case Mine own when own.interpreter == interpreter -> words(slot, OWN, own.id);
            case Value any -> write(slot, any);
            default -> write(slot, context.asValue(value));
        }
    }

    private void write(int slot, Value value) {
        if (value.isNull()) {
            write(slot, (Object) null);
        } else if (value.isBoolean()) {
            write(slot, (Object) value.asBoolean());
        } else if (value.isString()) {
            write(slot, (Object) value.asString());
        } else if (value.isNumber()) {
            write(slot, number(value));
        } else if (value.isProxyObject()
                && value.asProxyObject() instanceof Mine own
                && own.interpreter == interpreter) {
            words(slot, OWN, own.id);
        } else {
            int id = interpreter.theirs().add(value);
            words(slot, interpreter.theirs().wasKnown(id) ? KNOWN_OBJECT : OBJECT, id);
        }
    }

    private static Object number(Value value) {
        return switch (value.as(Object.class)) {
            case Float real -> real.doubleValue();
            case Double real -> real;
            case BigInteger whole -> whole;
            default -> value.asLong();
        };
    }

    private void words(int slot, int kind, int value) {
        machine().integer(slot, kind);
        machine().integer(slot + 4, value);
    }

    /** Reads a value where the interpreter has put it. */
    @Nullable
    Object read(int slot) {
        int kind = machine().integer(slot);
        int value = machine().integer(slot + 4);
        return switch (kind) {
            case NONE -> null;
            case BOOL -> value != 0;
            case INT -> value;
            case FLOAT -> machine().real(slot + 4);
            case STR -> machine().text(machine().integer(slot + 8), value);
            case CALLABLE -> interpreter.mine().add(new Mine.Function(interpreter, value));
            case THEIRS -> {
                Value there = interpreter.theirs().get(value);
                yield there != null && there.isHostObject() && there.asHostObject() instanceof Whole(var whole)
                        ? whole
                        : there;
            }
            case EXISTING -> interpreter.mine().get(value);
            case EXCEPTION -> {
                int at = machine().integer(slot + 8);
                String told = machine().text(at, value);
                machine().free(at);
                throw untold(told);
            }
            default -> interpreter.mine().add(new Mine(interpreter, value));
        };
    }

    /** An exception that no code of the prelude has caught: such as that there is no room left to do so. */
    private static GuestException untold(String told) {
        int end = Math.max(0, told.indexOf(4));
        String type = told.substring(0, end);
        String trace = told.substring(end + 1).stripTrailing();
        String last = trace.substring(trace.lastIndexOf('\n') + 1);
        String message = last.startsWith(type + ": ") ? last.substring(type.length() + 2) : "";
        return new GuestException(new GuestError(MicroPython.NAME, type, message, List.of(), trace, null, null));
    }

    private Machine machine() {
        return interpreter.machine();
    }
}
