package dev.polyflux.spring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** What a native image is to keep: guest code of Polyflux, scripts and configurations of the application, in any folder. */
final class PolyfluxRuntimeHints implements RuntimeHintsRegistrar {

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        for (String ending : List.of("py", "js", "mjs", "toml")) {
            hints.resources().registerPattern("*." + ending).registerPattern("**/*." + ending);
        }
    }
}
