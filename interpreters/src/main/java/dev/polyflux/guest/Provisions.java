package dev.polyflux.guest;

import dev.polyflux.core.Ref;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What its configuration gives a realm, and what Java does.
 *
 * @param configuration the configuration's table as JSON, for scripts to read
 * @param settings the same by key, as JSON knows it
 * @param folders where Python looks for modules after the script's own folder and before its library, as guests see them
 * @param packages where it looks after that
 * @param modules modules of JavaScript by name, each as a specifier: those of {@code main}, and those of {@code worker}
 * @param services objects of Java that scripts import by name
 */
public record Provisions(
        String configuration,
        Map<String, @Nullable Object> settings,
        List<String> folders,
        List<String> packages,
        Map<String, Map<String, String>> modules,
        Map<String, Ref> services) {

    /** Those of a realm without a configuration. */
    public static final Provisions NONE = new Provisions("{}", Map.of(), List.of(), List.of(), Map.of(), Map.of());

    /** A section of the configuration; empty where there is none of this name. */
    Map<?, ?> section(String name) {
        return settings.get(name) instanceof Map<?, ?> section ? section : Map.of();
    }
}
