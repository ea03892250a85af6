package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells whether a table is a configuration. */
final class Schema {

    private static final List<String> NAMES =
            Arrays.stream(Key.values()).map(Key::key).sorted().toList();

    /** What PyScript tries out, and may have others of. */
    private static final String EXPERIMENTAL = "experimental_";

    private final String name;

    private Schema(String name) {
        this.name = name;
    }

    static void check(Map<String, @Nullable Object> table, String name) {
        Schema schema = new Schema(name);
        table.forEach((key, value) ->
                Key.of(key).ifPresentOrElse(known -> schema.check(known, value), () -> schema.checkFree(key, value)));
        if (table.containsKey(Key.FFI_TIMEOUT.key()) && table.containsKey(Key.EXPERIMENTAL_FFI_TIMEOUT.key())) {
            throw new ConfigurationException(
                    Code.CONFLICT, name + " has both 'ffi_timeout' and 'experimental_ffi_timeout', which are one");
        }
    }

    private void check(Key key, @Nullable Object value) {
        if (!key.kind().takes(value)) {
            String given = key.kind() == Kind.PROXIES && value instanceof String text ? ", not \"" + text + "\"" : "";
            throw new ConfigurationException(
                    Code.WRONG_VALUE,
                    name + ": '" + key.key() + "' must be " + key.kind().words() + given);
        }
        if ((key.kind() == Kind.DURATION || key.kind() == Kind.MILLIS) && value instanceof String text) {
            duration(key, text);
        }
        if (key == Key.PLUGINS && value instanceof List<?> plugins) {
            plugins.forEach(plugin -> Plugins.check(name, String.valueOf(plugin)));
        }
    }

    private void duration(Key key, String text) {
        try {
            DurationText.read(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Code.WRONG_VALUE, name + ": '" + key.key() + "': " + e.getMessage());
        }
    }

    /** A section of one's own is a table, or a list of such, whose name is none of ours misspelt. */
    private void checkFree(String key, @Nullable Object value) {
        boolean section = value instanceof Map
                || value instanceof List<?> list
                        && !list.isEmpty()
                        && list.stream().allMatch(Map.class::isInstance);
        boolean free = section || key.startsWith(EXPERIMENTAL);
        if (free && NearestName.misspelt(key, NAMES).isEmpty()) {
            return;
        }
        throw new ConfigurationException(
                Code.UNKNOWN_KEY,
                name + " has an unknown key '" + key + "'"
                        + NearestName.of(key, NAMES)
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; there are " + String.join(", ", NAMES)
                                        + ", and what is your own goes into a section, as in [app]"));
    }
}
