package dev.polyflux.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.polyflux.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * A configuration file, in TOML or JSON.
 *
 * @param main a script for the main realm, relative to the file
 * @param sandbox whether scripts are denied files, environment and sockets
 * @param nativeCode whether scripts may load and call native code
 * @param keepAlive whether the process goes on when all is done
 * @param syncMainOnly whether workers never wait and await everything instead
 * @param strict whether Python objects are lent to JavaScript for the time of a call only
 * @param timeout after how long the run is given up
 * @param waitDeadline how long a worker waits for main before the call fails
 * @param copyLimit how many elements, characters and bytes may cross at once; null for any number
 * @param ffiTimeout how long workers keep what they have read of objects elsewhere
 */
record Settings(
        @Nullable Path main,
        boolean sandbox,
        boolean nativeCode,
        boolean keepAlive,
        boolean syncMainOnly,
        boolean strict,
        @Nullable Duration timeout,
        @Nullable Duration waitDeadline,
        @Nullable Long copyLimit,
        Duration ffiTimeout) {

    static final Settings NONE = new Settings(null, false, false, false, false, false, null, null, null, Duration.ZERO);

    private static final TreeSet<String> KEYS = new TreeSet<>(java.util.List.of(
            "main",
            "sandbox",
            "native_code",
            "keep_alive",
            "sync_main_only",
            "experimental_create_proxy",
            "timeout",
            "wait_deadline",
            "copy_limit",
            "ffi_timeout"));

    /**
     * Reads a file whose name ends in {@code .toml} or {@code .json}.
     *
     * @throws ConfigurationException when it cannot be read, is malformed, or has a key twice or one that does not exist
     */
    static Settings read(Path file) {
        JsonNode root = parse(file);
        if (!root.isObject()) {
            throw new ConfigurationException(file + " is not a table of settings");
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!KEYS.contains(entry.getKey())) {
                throw new ConfigurationException(
                        file + " has an unknown key '" + entry.getKey() + "'; there are " + String.join(", ", KEYS));
            }
        }
        String main = text(file, root, "main");
        return new Settings(
                main == null ? null : beside(file, main),
                flag(file, root, "sandbox"),
                flag(file, root, "native_code"),
                flag(file, root, "keep_alive"),
                flag(file, root, "sync_main_only"),
                isManual(file, root),
                duration(file, root, "timeout"),
                duration(file, root, "wait_deadline"),
                number(file, root, "copy_limit"),
                millis(file, root, "ffi_timeout"));
    }

    private static JsonNode parse(Path file) {
        String name = file.toString();
        ObjectMapper mapper;
        if (name.endsWith(".toml")) {
            mapper = strict(new TomlMapper());
        } else if (name.endsWith(".json")) {
            mapper = strict(new ObjectMapper());
        } else {
            throw new ConfigurationException(file + " ends neither in .toml nor in .json");
        }
        if (!Files.isRegularFile(file)) {
            throw new ConfigurationException("there is no file " + file);
        }
        try {
            return mapper.readTree(Files.readString(file));
        } catch (JacksonException e) {
            String where =
                    e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new ConfigurationException(file + where + ": " + e.getOriginalMessage());
        } catch (StackOverflowError e) {
            throw new ConfigurationException(file + " is nested too deeply");
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** A key that is there twice, or text after the end, is an error rather than a guess. */
    private static ObjectMapper strict(ObjectMapper mapper) {
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        return mapper;
    }

    private static Path beside(Path file, String main) {
        try {
            return file.resolveSibling(main);
        } catch (InvalidPathException e) {
            throw new ConfigurationException(file + ": 'main' is no path: " + e.getReason());
        }
    }

    private static @Nullable String text(Path file, JsonNode root, String key) {
        JsonNode node = root.get(key);
        if (node == null) {
            return null;
        }
        if (!node.isTextual()) {
            throw new ConfigurationException(file + ": '" + key + "' must be a string");
        }
        return node.textValue();
    }

    private static boolean flag(Path file, JsonNode root, String key) {
        JsonNode node = root.get(key);
        if (node != null && !node.isBoolean()) {
            throw new ConfigurationException(file + ": '" + key + "' must be true or false");
        }
        return node != null && node.booleanValue();
    }

    private static boolean isManual(Path file, JsonNode root) {
        String mode = text(file, root, "experimental_create_proxy");
        if (mode == null || mode.equals("auto") || mode.equals("manual")) {
            return "manual".equals(mode);
        }
        throw new ConfigurationException(
                file + ": 'experimental_create_proxy' must be \"auto\" or \"manual\", not \"" + mode + "\"");
    }

    private static @Nullable Long number(Path file, JsonNode root, String key) {
        JsonNode node = root.get(key);
        if (node != null && (!node.canConvertToLong() || !node.isIntegralNumber() || node.longValue() < 1)) {
            throw new ConfigurationException(file + ": '" + key + "' must be a whole number above 0");
        }
        return node == null ? null : node.longValue();
    }

    /** A duration, or as PyScript has it a number of milliseconds; none where it is not there. */
    private static Duration millis(Path file, JsonNode root, String key) {
        JsonNode node = root.get(key);
        if (node == null) {
            return Duration.ZERO;
        }
        if (node.isTextual()) {
            return duration(file, key, node.textValue());
        }
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw new ConfigurationException(
                    file + ": '" + key + "' must be a duration such as \"500ms\", or a whole number of milliseconds");
        }
        return Duration.ofMillis(node.intValue());
    }

    private static @Nullable Duration duration(Path file, JsonNode root, String key) {
        String text = text(file, root, key);
        return text == null ? null : duration(file, key, text);
    }

    private static Duration duration(Path file, String key, String text) {
        try {
            return new Durations().convert(text);
        } catch (TypeConversionException e) {
            throw new ConfigurationException(file + ": '" + key + "': " + e.getMessage());
        }
    }
}
