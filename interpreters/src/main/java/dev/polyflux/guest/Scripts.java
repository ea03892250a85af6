package dev.polyflux.guest;

import dev.polyflux.core.ConversionException;
import dev.polyflux.core.ExitException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Shape;
import dev.polyflux.core.Shape.Feature;
import dev.polyflux.core.spi.References;
import java.util.List;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** Scripts and code as they are run in one language of a realm; on the loop. */
final class Scripts {

    private final Guest guest;
    private final Crossing crossing;
    private final Failures failures;
    private final Value environment;
    private final Ref evaluator;

    Scripts(Guest guest, Crossing crossing, Failures failures, References references, Value environment) {
        this.guest = guest;
        this.crossing = crossing;
        this.failures = failures;
        this.environment = environment;
        ProxyExecutable evaluate = this::evaluate;
        this.evaluator = references.add(
                guest.context().asValue(evaluate),
                new Shape(guest.language().name(), "eval", Feature.CALLABLE.bit()),
                List.of());
    }

    Reply run(Script script) {
        return failures.guarded(() -> {
            Value suspended = guest.language().run(guest, guest.files().shown(script));
            return suspended == null ? null : crossing.out(suspended);
        });
    }

    Reply export() {
        return failures.guarded(() -> {
            if (environment.canInvokeMember("exports")) {
                environment.invokeMember("exports");
            }
            return null;
        });
    }

    /** What a script comes to; of an error that nobody has caught its own hook is told, which may ask for another end. */
    Reply hooked(Reply outcome) {
        if (!(outcome instanceof Reply.Err(GuestException error))
                || error instanceof ExitException
                || !environment.canInvokeMember("uncaught")) {
            return outcome;
        }
        Reply told = failures.guarded(() ->
                environment.invokeMember("uncaught", failures.value(error)).asBoolean());
        return switch (told) {
            case Reply.Ok(var hasHook) -> Boolean.TRUE.equals(hasHook) ? new Reply.Err(error.asTold()) : outcome;
            case Reply.Err(var meanwhile) -> meanwhile instanceof ExitException ? told : outcome;
        };
    }

    Reply evaluate(String code, String name) {
        return failures.guarded(() -> crossing.out(guest.language().evaluate(guest, code, name)));
    }

    Ref evaluator() {
        return evaluator;
    }

    /** Guest code may get hold of it, and call it with anything. */
    private Value evaluate(Value... given) {
        if (given.length != 1 || !given[0].isString()) {
            throw failures.raise(new ConversionException("code to evaluate is text"));
        }
        return guest.language().evaluate(guest, given[0].asString(), "eval");
    }
}
