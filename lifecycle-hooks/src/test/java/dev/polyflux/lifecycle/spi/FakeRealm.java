package dev.polyflux.lifecycle.spi;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.lifecycle.HookedRealm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** A realm that writes down what it is to evaluate, and what it is told. */
record FakeRealm(boolean isMain, String language, boolean isAsync, List<String> entered, List<PolyfluxException> errors)
        implements HookedRealm {

    static FakeRealm worker(String language, boolean async) {
        return new FakeRealm(false, language, async, new ArrayList<>(), new ArrayList<>());
    }

    static FakeRealm main(String language, boolean async) {
        return new FakeRealm(true, language, async, new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public String type() {
        return language.equals("python") ? "py" : "js";
    }

    @Override
    public @Nullable Ref evaluator() {
        return null;
    }

    @Override
    public Mono<Object> run(String code) {
        return Mono.just(code);
    }

    @Override
    public Mono<Void> enter(String code, String name) {
        return code.startsWith("raise")
                ? Mono.error(new dev.polyflux.core.ConfigurationException(code))
                : Mono.fromRunnable(() -> entered.add(name + ": " + code));
    }

    @Override
    public void uncaught(PolyfluxException error) {
        errors.add(error);
    }
}
