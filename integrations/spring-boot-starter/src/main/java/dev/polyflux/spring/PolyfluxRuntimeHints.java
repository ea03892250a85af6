package dev.polyflux.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image is to keep: guest code of Polyflux, and scripts of the application. */
final class PolyfluxRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        hints.resources()
                .registerPattern("dev/polyflux/**/*.py")
                .registerPattern("dev/polyflux/**/*.js")
                .registerPattern("*.py")
                .registerPattern("*.js")
                .registerPattern("*.mjs")
                .registerPattern("*.toml");
    }
}
