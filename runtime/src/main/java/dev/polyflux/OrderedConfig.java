package dev.polyflux;

import dev.polyflux.config.Location;
import dev.polyflux.config.Settings;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.guest.ScriptFiles;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration that came with an order of guest code: a table, a text, or a file as that code reads it. */
final class OrderedConfig {

    private OrderedConfig() {}

    /** The worker with the configuration that it was given, if it was given one; one of the sandbox asks for nothing outside. */
    static WorkerSpec applied(
            WorkerSpec spec,
            @Nullable Object wire,
            Configuration usual,
            Access access,
            ScriptFiles files,
            String beside) {
        Configuration own =
                switch (JavaValues.plain(wire)) {
                    case null -> null;
                    case Map<?, ?> table -> usual.beside(table);
                    case String text -> usual.beside(given(text, access, files, beside));
                    default ->
                        throw new ConfigurationException("a worker's config is a table, a text or a file's name");
                };
        if (own == null) {
            return spec;
        }
        if (!access.trusts()) {
            own.settings().checkGuest();
        }
        return spec.config(own);
    }

    private static String given(String text, Access access, ScriptFiles files, String beside) {
        if (!Settings.isName(text)) {
            return text;
        }
        if (!access.trusts()) {
            return files.text(text.strip(), beside);
        }
        return Location.SCHEME.matcher(text.strip()).matches()
                ? text
                : files.beside(text.strip(), beside).toString();
    }
}
