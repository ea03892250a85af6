package dev.polyflux.guest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.polyflux.core.Ref;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What its configuration gives a realm, and what Java does.
 *
 * @param configuration the configuration's table as JSON, for scripts to read
 * @param folders where Python looks for modules after the script's own folder and before its library, as guests see them
 * @param packages where it looks after that
 * @param modules modules of JavaScript by name, each as a specifier: those of {@code main}, and those of {@code worker}
 * @param services objects of Java that scripts import by name
 */
public record Provisions(
        String configuration,
        List<String> folders,
        List<String> packages,
        Map<String, Map<String, String>> modules,
        Map<String, Ref> services) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a realm without a configuration. */
    public static final Provisions NONE = new Provisions("{}", List.of(), List.of(), Map.of(), Map.of());

    /** A section of the configuration; empty where there is none of this name. */
    Map<String, Object> section(String name) {
        try {
            Map<String, Object> all = JSON.readValue(configuration, new TypeReference<>() {});
            Map<String, Object> section = new HashMap<>();
            if (all.get(name) instanceof Map<?, ?> table) {
                table.forEach((key, value) -> section.put(String.valueOf(key), value));
            }
            return section;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a configuration that is no JSON", e);
        }
    }
}
