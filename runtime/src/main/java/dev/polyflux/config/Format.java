package dev.polyflux.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.util.Locale;
import java.util.Map;

/** The two ways a configuration is written. */
public enum Format {
    TOML(new TomlMapper()),
    JSON(new ObjectMapper());

    private final ObjectMapper mapper;

    /** A key that is there twice, or text after the end, is an error rather than a guess. */
    Format(ObjectMapper mapper) {
        this.mapper = mapper;
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
    }

    /** By the ending of a name, whatever query it has; {@code name} is a file's or a URL's. */
    public static Format named(String name) {
        String path = name.replaceFirst("[?#].*$", "").toLowerCase(Locale.ROOT);
        if (path.endsWith(".toml")) {
            return TOML;
        }
        if (path.endsWith(".json")) {
            return JSON;
        }
        throw new ConfigurationException(Code.UNREADABLE, name + " ends neither in .toml nor in .json");
    }

    /** By how a text begins. */
    public static Format of(String text) {
        return text.stripLeading().startsWith("{") ? JSON : TOML;
    }

    /** Reads a text as a table; {@code name} tells where it comes from. */
    public Map<String, ?> read(String text, String name) {
        try {
            JsonNode root = mapper.readTree(text);
            if (root == null || !root.isObject()) {
                throw new ConfigurationException(Code.MALFORMED, name + " is not a table of settings");
            }
            @SuppressWarnings("unchecked")
            Map<String, ?> table = mapper.convertValue(root, Map.class);
            return table;
        } catch (JsonProcessingException e) {
            throw malformed(e, name);
        } catch (StackOverflowError e) {
            throw new ConfigurationException(Code.MALFORMED, name + " is nested too deeply");
        }
    }

    private static ConfigurationException malformed(JacksonException e, String name) {
        String where =
                e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
        return new ConfigurationException(Code.MALFORMED, name + where + ": " + e.getOriginalMessage());
    }

    /** A table as JSON. */
    public static String json(Map<String, ?> table) {
        try {
            return JSON.mapper.writeValueAsString(table);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
