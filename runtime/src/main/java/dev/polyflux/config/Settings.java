package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A configuration's table, of which is known that each key is one and has a value it may have.
 *
 * @param values all that it says
 * @param name what messages call it
 * @param base where what it names lies
 */
public record Settings(Map<String, @Nullable Object> values, String name, Location base) {

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** The name of a file or URL: one line that cannot be TOML or JSON, or ends like such a name. */
    private static final Pattern NAME =
            Pattern.compile("\\s*(?!#)\\S[^={}\\[\\n]*|\\s*[^\\s\"'={}\\[\\]]+\\.(toml|json)([?#]\\S*)?\\s*");

    /** Checks a table. */
    public static Settings of(Map<?, ?> table, String name, Location base) {
        Map<String, @Nullable Object> values = PlainTable.of(table, name);
        Schema.check(values, name);
        Settings settings = new Settings(values, name, base);
        settings.file(Key.MAIN.key());
        return settings;
    }

    /** Checks what a parser makes of a text. */
    public static Settings parse(
            String text, Function<String, ? extends Map<String, ?>> parser, String name, Location base) {
        Map<String, ?> table;
        try {
            table = parser.apply(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (ConfigurationException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw new ConfigurationException(Code.MALFORMED, name + ": " + e.getMessage());
        }
        if (table == null) {
            throw new ConfigurationException(Code.MALFORMED, name + ": its parser gives nothing");
        }
        return of(table, name, base);
    }

    /** The text of a configuration's file. */
    public static String text(Location there) {
        if (there instanceof Location.OnDisk(Path file) && !Files.isRegularFile(file)) {
            throw new ConfigurationException(Code.UNREADABLE, "there is no file " + file);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(there.read()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(Code.UNREADABLE, there.name() + " is not UTF-8 text");
        }
    }

    /** Whether a text is the name of a configuration rather than one. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** All of it as JSON. */
    public String json() {
        return Format.json(values);
    }

    /** What it says under a key; null for nothing. */
    public @Nullable Object get(Key key) {
        return values.get(key.key());
    }

    /** The text it says under a key. */
    public @Nullable String text(Key key) {
        return (String) get(key);
    }

    /** The texts it says under a key. */
    @SuppressWarnings("unchecked")
    public List<String> texts(Key key) {
        Object texts = get(key);
        return texts == null ? List.of() : (List<String>) texts;
    }

    /** The texts by name that it says under a key. */
    @SuppressWarnings("unchecked")
    public Map<String, String> table(Key key) {
        Object table = get(key);
        return table == null ? Map.of() : (Map<String, String>) table;
    }

    /** A folder of the host, and whether guests may change what is in it. */
    record Mount(String from, boolean writable) {}

    /** The folders that it mounts, by where guests see them. */
    Map<String, Mount> mounts() {
        Map<String, Mount> mounts = new LinkedHashMap<>();
        if (get(Key.MOUNTS_) instanceof Map<?, ?> table) {
            table.forEach((seen, folder) -> mounts.put(
                    String.valueOf(seen),
                    folder instanceof Map<?, ?> said
                            ? new Mount(String.valueOf(said.get("from")), "readwrite".equals(said.get("mode")))
                            : new Mount(String.valueOf(folder), false)));
        }
        return mounts;
    }

    /** The time that it says under a key. */
    public Optional<Duration> duration(String key) {
        return switch (values.get(key)) {
            case String text -> Optional.of(DurationText.read(text));
            case Long millis -> Optional.of(Duration.ofMillis(millis));
            case null, default -> Optional.empty();
        };
    }

    /** The file that it names under a key. */
    public Optional<Path> file(String key) {
        if (!(values.get(key) instanceof String file)) {
            return Optional.empty();
        }
        Location there;
        try {
            there = base.resolve(file);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(Code.WRONG_VALUE, name + ": '" + key + "' is no path: " + e.getMessage());
        }
        if (there instanceof Location.OnDisk(Path path)) {
            return Optional.of(path);
        }
        throw new ConfigurationException(
                Code.WRONG_VALUE, name + ": '" + key + "' is " + there.name() + ", which is no file on disk");
    }

    /** Refuses what only the host may say, in a configuration that guest code gives. */
    public void checkGuest() {
        for (Key key : Key.values()) {
            if (values.containsKey(key.key()) && (key.reachesOut() || key.isOfTheRuntime())) {
                throw new ConfigurationException(
                        Code.NOT_GRANTED,
                        name + " has '" + key.key() + "', which the sandbox leaves to the host: say it of the runtime");
            }
        }
    }
}
