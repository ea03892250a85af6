package dev.polyflux.lifecycle;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The realm of a run, as its hooks see it. */
public interface HookedRealm {

    /** Whether it is main. */
    boolean isMain();

    /** The language it was started in, such as {@code python}. */
    String language();

    /** The same in short, such as {@code py}. */
    String type();

    /** Whether its script runs asynchronously. */
    boolean isAsync();

    /** A function that evaluates code in it, past all hooks; null before it has booted. */
    @Nullable
    Ref evaluator();

    /** Evaluates code in it, past all hooks, and gives its value as Java's own; an error before it has booted. Cold. */
    Mono<Object> run(String code);

    /** Evaluates code on its way to the script or from there; {@code name} is that of the code's file. Cold. */
    Mono<Void> enter(String code, String name);

    /** Takes the error of a hook that can veto nothing any more. */
    void uncaught(PolyfluxException error);
}
