package dev.polyflux.micropython;

import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What an interpreter's code gets that calls a function of Java's: what that gives, or that it has failed. */
final class Answers {

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
        @Nullable Object[] arguments = new @Nullable Object[count];
        for (int i = 0; i < count; i++) {
            arguments[i] = interpreter.slots().read(values + Slots.SIZE * i);
        }
        return answer(function, arguments, slot);
    }

    /** The same where its arguments lie apart. */
    int ask2(int function, int first, int second, int slot) {
        return answer(
                function,
                new @Nullable Object[] {
                    interpreter.slots().read(first), interpreter.slots().read(second)
                },
                slot);
    }

    private int answer(int function, @Nullable Object[] arguments, int slot) {
        try {
            Value called = Objects.requireNonNull(interpreter.theirs().get(function), "not callable");
            interpreter.slots().write(slot, called.execute(arguments));
        } catch (PolyglotException thrown) {
            if (thrown.isInterrupted() || thrown.isCancelled() || thrown.isInternalError()) {
                throw thrown;
            }
            failure = thrown.isHostException() && thrown.asHostException() instanceof Raised own
                    ? own.exception
                    : String.valueOf(thrown.getMessage());
            interpreter.slots().write(slot, failed);
        } catch (RuntimeException refused) {
            failure = String.valueOf(refused.getMessage());
            interpreter.slots().write(slot, failed);
        }
        return 0; // some of C's declarations say that a call gives a number
    }
}
