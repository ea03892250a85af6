package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ClosedException;
import dev.polyflux.core.Marker;
import dev.polyflux.core.PolyfluxException;
import dev.polyflux.core.Ref;
import dev.polyflux.core.Reply;
import dev.polyflux.core.Trap;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.lifecycle.HookedRealm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** A realm as its hooks see it. */
final class HookedGuest implements HookedRealm {

    private final Realm realm;
    private final Language language;
    private final boolean main;
    private final boolean async;

    HookedGuest(Realm realm, Language language, boolean main, boolean async) {
        this.realm = realm;
        this.language = language;
        this.main = main;
        this.async = async;
    }

    @Override
    public boolean isMain() {
        return main;
    }

    @Override
    public String language() {
        return language.name();
    }

    @Override
    public String type() {
        return language.type();
    }

    @Override
    public boolean isAsync() {
        return async;
    }

    @Override
    public @Nullable Ref evaluator() {
        Guest there = realm.guest();
        return there == null ? null : there.evaluator();
    }

    @Override
    public Mono<Object> run(String code) {
        return Mono.defer(() -> {
            Ref evaluator = evaluator();
            return evaluator == null
                    ? Mono.error(new ClosedException("'" + realm.name() + "' has not booted, or is closed"))
                    : evaluator
                            .dispatch(new Trap.Apply(Marker.MISSING, Arguments.of(code)))
                            .flatMap(reply -> JavaValues.USUAL.typed(reply, Object.class));
        });
    }

    @Override
    public Mono<Void> enter(String code, String name) {
        return Mono.create(sink -> {
            if (realm.loop().inLoop()) {
                evaluate(code, name, sink);
            } else {
                realm.loop().soon(() -> evaluate(code, name, sink));
            }
        });
    }

    private void evaluate(String code, String name, MonoSink<Void> sink) {
        Guest there = realm.guest();
        if (there == null) {
            sink.success();
            return;
        }
        there.settle(there.evaluate(code, name), outcome -> {
            switch (outcome) {
                case Reply.Ok ok -> sink.success();
                case Reply.Err(var error) -> sink.error(error);
            }
        });
    }

    @Override
    public void uncaught(PolyfluxException error) {
        realm.uncaught(error);
    }
}
