package dev.polyflux.guest;

import dev.polyflux.bus.RingEndpoint;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestError;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.InterruptedWaitException;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.UnsupportedTrapException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Turns what one language throws into Polyflux's errors, and those into something the language can throw. */
final class Failures {

    /** A chain of causes longer than this is cut: a guest may close it to a ring. */
    private static final int CAUSES = 16;

    /** What a process can tell of its status. */
    private static final int STATUS = 0xff;

    /** Where a language tells what crosses of a thrown value, if that is not the value itself. */
    private static final int WHAT_CROSSES = 6;

    /** The language of errors that no guest threw. */
    private static final String JAVA = "java";

    private static final String UNSUPPORTED = "UnsupportedTrapError";
    private static final String CLOSED = "ClosedError";

    private final Language language;
    private final RingEndpoint owner;
    private final Crossing crossing;
    private final Value blame;
    private final Value failure;
    private final Value raise;

    /** The status, the word and the haste of an error that asks for the realm's end; null where the language has no such errors. */
    private final @Nullable Value exit;

    Failures(Language language, RingEndpoint owner, Crossing crossing, Value functions) {
        this.language = language;
        this.owner = owner;
        this.crossing = crossing;
        this.blame = functions.getMember("blame");
        this.failure = functions.getMember("failure");
        this.raise = functions.getMember("throw");
        this.exit = functions.getMember("exit");
    }

    /** What work gives, or what it has thrown. */
    Reply guarded(Supplier<@Nullable Object> work) {
        try {
            return new Reply.Ok(work.get());
        } catch (Throwable thrown) {
            return new Reply.Err(told(thrown));
        }
    }

    /** What was thrown, whatever it was; never throws itself, for somebody waits to be told. */
    PolyfluxException told(Throwable thrown) {
        try {
            return thrown instanceof PolyglotException escaped ? of(escaped) : GuestException.ofJava(thrown);
        } catch (Throwable meanwhile) {
            return GuestException.ofJava(meanwhile);
        }
    }

    /** What escaped from a guest call. */
    PolyfluxException of(PolyglotException escaped) {
        if (escaped.isHostException()) {
            Throwable host = escaped.asHostException();
            return host instanceof PolyfluxException known ? known : internal(String.valueOf(host));
        }
        Value thrown = escaped.getGuestObject();
        if (escaped.isExit() && (thrown == null || asked(thrown) == null)) {
            return exit(escaped.getExitStatus());
        }
        if (thrown == null || escaped.isCancelled() || escaped.isInterrupted()) {
            return untold(escaped);
        }
        try {
            return ours(blame(thrown));
        } catch (PolyglotException meanwhile) {
            return untold(meanwhile);
        }
    }

    /** What a language refuses by an error of its own, for want of a trap or since its realm ends, is Polyflux's for who asked. */
    PolyfluxException ours(GuestException told) {
        String type = told.error().type();
        String message = told.error().message();
        if (type.equals(UNSUPPORTED)) {
            return new UnsupportedTrapException(message);
        }
        return type.equals(CLOSED) && owner.loop().isDisposed() ? new ClosedException(message) : told;
    }

    private PolyfluxException untold(PolyglotException escaped) {
        // Closing interrupts and cancels; whichever the engine notices first.
        if (escaped.isCancelled() || escaped.isInterrupted() && owner.loop().isDisposed()) {
            return new ClosedException("'" + owner.name() + "' was terminated while it ran");
        }
        return escaped.isInterrupted()
                ? new InterruptedWaitException("'" + owner.name() + "' was interrupted while it ran")
                : internal(String.valueOf(escaped.getMessage()));
    }

    /** What a promise was rejected with: the engine rejects an async function with the interrupt that ended it, which is no error of its own. */
    PolyfluxException rejected(Value reason) {
        PolyglotException interrupt = interrupt(reason);
        return interrupt == null ? blame(reason) : untold(interrupt);
    }

    static @Nullable PolyglotException interrupt(Value reason) {
        if (!reason.isException()) {
            return null;
        }
        try {
            throw reason.throwException();
        } catch (PolyglotException escaped) {
            return escaped.isInterrupted() ? escaped : null;
        }
    }

    /** A thrown value or a reason of rejection. */
    GuestException blame(Value thrown) {
        GuestError error = describe(thrown, CAUSES);
        Value asked = asked(thrown);
        if (asked == null) {
            return new GuestException(error);
        }
        Value word = asked.getArrayElement(1);
        return new ExitException(
                error,
                asked.getArrayElement(0).asInt() & STATUS,
                asked.getArrayElement(2).asBoolean(),
                word.isNull() ? null : word.asString());
    }

    private @Nullable Value asked(Value thrown) {
        Value asked = exit == null ? null : exit.execute(thrown);
        return asked == null || asked.isNull() ? null : asked;
    }

    /** The engine's own way out, which no guest code catches. */
    private ExitException exit(int status) {
        String message = "the status is " + status;
        GuestError error = new GuestError(language.name(), "Exit", message, List.of(), "Exit: " + message, null, null);
        return new ExitException(error, status & STATUS, true, null);
    }

    private GuestError describe(Value thrown, int depth) {
        Value told = blame.execute(thrown);
        Value cause = told.getArrayElement(4);
        return new GuestError(
                language.name(),
                told.getArrayElement(0).asString(),
                told.getArrayElement(1).asString(),
                Frames.of(told.getArrayElement(3)),
                told.getArrayElement(2).asString(),
                cause.isNull() || depth == 0 ? null : describe(cause, depth - 1),
                crossing.out(told.getArraySize() > WHAT_CROSSES ? told.getArrayElement(WHAT_CROSSES) : thrown),
                crossing.out(told.getArrayElement(5)));
    }

    /** Throws an error into the guest code that called: its own original where it is one, else one that stands for it. */
    RuntimeException raise(PolyfluxException error) {
        raise.executeVoid(
                value(error),
                error instanceof GuestException guest ? guest.error().trace() : null);
        throw new AssertionError("a prelude's throw returned");
    }

    /** An error as a value of the guest's own, for a rejection. */
    @Nullable
    Object value(PolyfluxException error) {
        return error instanceof GuestException guest
                ? thrown(guest.error())
                : failure.execute(JAVA, name(error), error.getMessage(), error.getMessage(), null, null, null);
    }

    private @Nullable Object thrown(GuestError error) {
        Object thrown = error.thrown();
        boolean home = thrown instanceof Ref ref && ref.owner() == owner;
        boolean noError = !(thrown instanceof Ref ref && ref.shape().has(Feature.ERROR));
        if (noError ? error.language().equals(language.name()) : home) {
            return crossing.in(thrown);
        }
        GuestError cause = error.cause();
        List<@Nullable Object> told = new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
                error.language(),
                error.type(),
                error.message(),
                error.trace(),
                thrown instanceof Ref ref ? ref : null,
                crossing.in(error.details()),
                cause == null ? null : thrown(cause)));
        if (noError && !error.language().equals(JAVA)) {
            told.add(crossing.in(thrown)); // a promise's reactions take it as it is
        }
        return failure.execute(told.toArray());
    }

    private PolyfluxException internal(String message) {
        return new GuestException(
                new GuestError(JAVA, "InternalError", message, List.of(), "InternalError: " + message, null, null));
    }

    private static String name(PolyfluxException error) {
        return error.getClass().getSimpleName().replace("Exception", "Error");
    }
}
