package dev.polyflux;

import dev.polyflux.config.Arrivals;
import dev.polyflux.config.Fetched;
import dev.polyflux.config.Format;
import dev.polyflux.config.Key;
import dev.polyflux.config.Location;
import dev.polyflux.config.Settings;
import dev.polyflux.core.ConfigurationException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run or a worker is to be like, as TOML or JSON says it: PyScript's keys and Polyflux's own, and sections that guest
 * code alone reads.
 *
 * <p>Immutable. What cannot be read is a {@link ConfigurationException}, and so is whatever there is no key for, is there twice or
 * has a wrong value: it names the nearest key and carries a {@linkplain ConfigurationException#code code}. What a configuration
 * names, such as files and packages, is fetched later: when a runtime is built, or a worker boots.
 */
public final class Configuration {

    /** One that says nothing. */
    public static final Configuration EMPTY = of(Map.of());

    private final Settings settings;
    private final ConfigParser parser;
    private final List<Arrival> untold = new ArrayList<>();
    private @Nullable Fetched fetched;

    private Configuration(Settings settings, ConfigParser parser) {
        this.settings = settings;
        this.parser = parser;
        Object interpreter = settings.get(Key.INTERPRETER);
        if (interpreter != null) {
            EngineVersion.check(String.valueOf(interpreter), settings.name());
        }
    }

    /** A file in TOML or JSON, as its name ends; what it names lies beside it. */
    public static Configuration read(Path file) {
        Format format = Format.named(file.toString());
        return read(new Location.OnDisk(file), text -> format.read(text, file.toString()), ConfigParser.STANDARD);
    }

    /** A file that {@code parser} reads; what it names lies beside it. */
    public static Configuration read(Path file, ConfigParser parser) {
        return read(new Location.OnDisk(file), parser, parser);
    }

    /**
     * What a URL of {@code http}, {@code https}, {@code file} or {@code classpath} gives, in TOML or JSON as its path ends;
     * what it names lies beside it. Waits for the answer.
     */
    public static Configuration read(URI url) {
        Format format = Format.named(url.toString());
        Location there = Location.here().resolve(url.toString());
        return read(there, text -> format.read(text, url.toString()), ConfigParser.STANDARD);
    }

    /** What a URL gives, as {@code parser} reads it; otherwise as {@link #read(URI)}. */
    public static Configuration read(URI url, ConfigParser parser) {
        return read(Location.here().resolve(url.toString()), parser, parser);
    }

    private static Configuration read(Location there, ConfigParser now, ConfigParser later) {
        return new Configuration(Settings.parse(Settings.text(there), now::parse, there.name(), there.parent()), later);
    }

    /** A text in TOML, or in JSON where it begins with a brace; what it names lies in the working directory. */
    public static Configuration text(String text) {
        return text(text, ConfigParser.STANDARD);
    }

    /** A text that {@code parser} reads. */
    public static Configuration text(String text, ConfigParser parser) {
        return new Configuration(Settings.parse(text, parser::parse, "the configuration", Location.here()), parser);
    }

    /** A table of strings, numbers, booleans, lists and tables. */
    public static Configuration of(Map<String, ?> table) {
        return new Configuration(Settings.of(table, "the configuration", Location.here()), ConfigParser.STANDARD);
    }

    /** Says key by key what is to be. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The configuration of a worker, as one who starts it gives it: a table, a text, or the name of a file or URL beside this
     * one. It is read as this one was.
     */
    public Configuration beside(Object given) {
        if (given instanceof Configuration there) {
            return there;
        }
        if (given instanceof Map<?, ?> table) {
            return new Configuration(Settings.of(table, "the configuration", settings.base()), parser);
        }
        String text = String.valueOf(given);
        if (!Settings.isName(text)) {
            return new Configuration(Settings.parse(text, parser::parse, "the configuration", settings.base()), parser);
        }
        Location there = settings.base().resolve(text.strip());
        ConfigParser now = parser == ConfigParser.STANDARD
                ? content -> Format.named(there.name()).read(content, there.name())
                : parser;
        return read(there, now, parser);
    }

    /** All that it says, by key, as JSON knows it: strings, booleans, numbers, lists and tables. Nobody can change it. */
    public Map<String, @Nullable Object> values() {
        return settings.values();
    }

    /** What it says under a key; empty where nothing. */
    public Optional<Object> value(String key) {
        return Optional.ofNullable(settings.values().get(key));
    }

    /** Whether it says true under a key of Polyflux's own; false where it says nothing. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(settings.values().get(key));
    }

    /**
     * The time that it says under a key of Polyflux's own, as {@code "500ms"}, {@code "2s"}, {@code "1.5m"} or {@code "1h"}, or as
     * a whole number of milliseconds; empty where it says none.
     *
     * @throws IllegalArgumentException when what it says there is another text
     */
    public Optional<Duration> duration(String key) {
        return settings.duration(key);
    }

    /**
     * The file that it says under a key of Polyflux's own, beside the configuration; empty where it says none.
     *
     * @throws ConfigurationException when that is no file on disk
     */
    public Optional<Path> file(String key) {
        return settings.file(key);
    }

    /** Fetches what it names, before there is anybody to tell of it; waits for disk and network. */
    synchronized void fetch() {
        if (fetched == null) {
            fetched((item, number, total) -> untold.add(new Arrival(item, number, total)));
        }
    }

    /** What it names, fetched when it is first asked for; whoever asks first is told what has come. */
    synchronized Fetched fetched(Arrivals arrivals) {
        Fetched there = fetched;
        if (there == null) {
            there = Provisioning.fetch(this, arrivals);
            fetched = there;
        } else {
            untold.forEach(each -> arrivals.arrived(each.item, each.number, each.total));
            untold.clear();
        }
        return there;
    }

    private record Arrival(String item, int number, int total) {}

    Settings settings() {
        return settings;
    }

    /** The same configurations are equal, whichever way they were said. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Configuration that
                && settings.values().equals(that.settings.values())
                && settings.base().equals(that.settings.base());
    }

    @Override
    public int hashCode() {
        return settings.values().hashCode();
    }

    /** As JSON. */
    @Override
    public String toString() {
        return settings.json();
    }

    /** Says key by key what is to be; see {@link Configuration#builder}. Nothing is checked before {@link #build}. */
    public static final class Builder {

        private final Map<String, Object> table = new LinkedHashMap<>();
        private Location base = Location.here();

        private Builder() {}

        /** Says a key, for the first time or anew. */
        public Builder set(String key, Object value) {
            table.put(key, value);
            return this;
        }

        /** Has one more file at {@code destination}, from {@code source}: a path, a URL, or {@code classpath:} and a resource. */
        public Builder file(String source, String destination) {
            return entry("files", source, destination);
        }

        /** Has a folder of the host where guests see it, for reading alone. */
        public Builder mount(Path folder, String seen) {
            return entry("mounts", seen, folder.toString());
        }

        /** Has a folder of the host where guests see it, which they may change. */
        public Builder mountWritable(Path folder, String seen) {
            return entry("mounts", seen, Map.of("from", folder.toString(), "mode", "readwrite"));
        }

        /** The folder that paths begin in; the working directory by default. */
        public Builder beside(Path folder) {
            this.base = new Location.OnDisk(folder);
            return this;
        }

        private Builder entry(String key, String name, Object value) {
            @SuppressWarnings("unchecked")
            Map<String, Object> entries =
                    (Map<String, Object>) table.computeIfAbsent(key, missing -> new LinkedHashMap<String, Object>());
            entries.put(name, value);
            return this;
        }

        /**
         * The configuration.
         *
         * @throws ConfigurationException when there is no such key, or a value is wrong
         */
        public Configuration build() {
            return new Configuration(Settings.of(table, "the configuration", base), ConfigParser.STANDARD);
        }
    }
}
