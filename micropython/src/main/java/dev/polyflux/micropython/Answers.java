package dev.polyflux.micropython;

import dev.polyflux.core.GuestException;
import dev.polyflux.core.PolyfluxException;
import java.util.Objects;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What an interpreter's code gets that calls a function of Java's: what that gives, or that it has failed. */
final class Answers {

    /** Between the type of an exception to be made and its message. */
    private static final char SEPARATOR = 0;

    private final Interpreter interpreter;

    /** What a host function gives that has failed, and what it has failed with. */
    private final Value failed;

    private @Nullable Object failure;

    Answers(Interpreter interpreter, Context context) {
        this.interpreter = interpreter;
        this.failed = context.asValue(new Named(name -> null));
    }

    Value failed() {
        return failed;
    }

    /** What the last failed host function has failed with, as an exception to be raised. */
    @Nullable
    Object takeFailure() {
        Object taken = failure;
        failure = null;
        return taken;
    }

    /** Calls one of Java's functions with what lies there. */
    int ask(int function, int count, int values, int slot) {
        return answer(function, slot, () -> {
            interpreter.machine().require(values, count, Slots.SIZE);
            @Nullable Object[] arguments = new @Nullable Object[count];
            for (int i = 0; i < count; i++) {
                arguments[i] = interpreter.slots().read(values + Slots.SIZE * i);
            }
            return arguments;
        });
    }

    /** The same where its arguments lie apart. */
    int ask2(int function, int first, int second, int slot) {
        return answer(function, slot, () -> new @Nullable Object[] {
            interpreter.slots().read(first), interpreter.slots().read(second)
        });
    }

    private int answer(int function, int slot, Supplier<@Nullable Object[]> arguments) {
        try {
            Value called = Objects.requireNonNull(interpreter.theirs().get(function), "not callable");
            interpreter.slots().write(slot, outside(called, arguments.get()));
        } catch (PolyglotException thrown) {
            if (thrown.isInterrupted() || thrown.isCancelled() || thrown.isInternalError()) {
                throw thrown;
            }
            failure = thrown.isHostException()
                    ? told(thrown.asHostException())
                    : "RuntimeError" + SEPARATOR + thrown.getMessage();
            interpreter.slots().write(slot, failed);
        } catch (RuntimeException refused) {
            failure = told(refused);
            interpreter.slots().write(slot, failed);
        }
        return 0; // some of C's declarations say that a call gives a number
    }

    /** Java may wait there, and is interrupted then. */
    private Value outside(Value called, @Nullable Object... arguments) {
        Halt halt = interpreter.halt();
        boolean before = halt.still(true);
        Value given;
        try {
            given = called.execute(arguments);
        } finally {
            halt.still(before);
        }
        halt.pass(interpreter.machine()::stack);
        return given;
    }

    /** An exception, or the type of one and its message. Of what the engine or Java refuses, the words would tell of the host. */
    private static Object told(Throwable failure) {
        return switch (failure) {
            case Raised own -> own.exception;
            case GuestException own ->
                own.error().type() + SEPARATOR + own.error().message();
            case PolyfluxException own -> "RuntimeError" + SEPARATOR + own.getMessage();
            case OutOfHeap own -> "MemoryError" + SEPARATOR + own.getMessage();
            default -> "TypeError" + SEPARATOR + "Java does not take what it is called with";
        };
    }
}
