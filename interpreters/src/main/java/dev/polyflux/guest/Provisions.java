package dev.polyflux.guest;

import java.util.List;
import java.util.Map;

/**
 * What its configuration gives a realm.
 *
 * @param configuration the configuration's table as JSON, for scripts to read
 * @param folders where Python looks for modules beside the script's own folder, as guests see them
 * @param modules modules of JavaScript by the names that scripts of Python import them under, each as a specifier
 */
public record Provisions(String configuration, List<String> folders, Map<String, String> modules) {

    /** Those of a realm without a configuration. */
    public static final Provisions NONE = new Provisions("{}", List.of(), Map.of());
}
