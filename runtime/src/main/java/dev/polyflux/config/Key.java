package dev.polyflux.config;

import static dev.polyflux.config.Kind.CACHING;
import static dev.polyflux.config.Kind.COUNT;
import static dev.polyflux.config.Kind.DURATION;
import static dev.polyflux.config.Kind.FETCHES;
import static dev.polyflux.config.Kind.FLAG;
import static dev.polyflux.config.Kind.MILLIS;
import static dev.polyflux.config.Kind.MODULES;
import static dev.polyflux.config.Kind.MOUNTS;
import static dev.polyflux.config.Kind.PROXIES;
import static dev.polyflux.config.Kind.TABLE;
import static dev.polyflux.config.Kind.TEXT;
import static dev.polyflux.config.Kind.TEXTS;
import static dev.polyflux.config.Kind.VERSION;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every key that a configuration may have beside sections of one's own; docs/configuration.md says what each does. */
public enum Key {
    NAME(TEXT, ""),
    DESCRIPTION(TEXT, ""),
    VERSION_(VERSION, ""),
    TYPE(TEXT, ""),
    AUTHOR_NAME(TEXT, ""),
    AUTHOR_EMAIL(TEXT, ""),
    LICENSE(TEXT, ""),
    INTERPRETER(VERSION, ""),

    MAIN(TEXT, "", Reach.RUNTIME),
    SANDBOX(FLAG, "false", Reach.RUNTIME),
    NATIVE_CODE(FLAG, "false", Reach.RUNTIME),
    HOSTS(TEXTS, "[]", Reach.RUNTIME),
    ENVIRONMENT(TABLE, "{}", Reach.RUNTIME),
    KEEP_ALIVE(FLAG, "false", Reach.RUNTIME),
    TIMEOUT(DURATION, "", Reach.RUNTIME),
    WAIT_DEADLINE(DURATION, "", Reach.RUNTIME),
    COPY_LIMIT(COUNT, "", Reach.RUNTIME),
    DEBUG(FLAG, "false", Reach.RUNTIME),

    SYNC_MAIN_ONLY(FLAG, "false"),
    EXPERIMENTAL_CREATE_PROXY(PROXIES, "\"auto\""),
    EXPERIMENTAL_FFI_TIMEOUT(MILLIS, "0"),
    FFI_TIMEOUT(MILLIS, "0"),
    PLUGINS(TEXTS, "[]"),

    FILES(TABLE, "{}", Reach.HOST),
    FETCH(FETCHES, "[]", Reach.HOST),
    JS_MODULES(MODULES, "{}", Reach.HOST),
    MOUNTS_(MOUNTS, "{}", Reach.HOST),
    INTEGRITY(TABLE, "{}"),

    PACKAGES(TEXTS, "[]", Reach.HOST),
    PACKAGES_CACHE(CACHING, "\"auto\"", Reach.HOST),
    WHEELHOUSE(TEXTS, "[]", Reach.HOST),
    INDEX_URLS(TEXTS, "[]", Reach.HOST),
    PYTHON_PATH(TEXTS, "[]", Reach.HOST),
    VIRTUAL_ENV(TEXT, "", Reach.HOST);

    /** What a key decides on. */
    private enum Reach {
        /** The realm that has the configuration, and nothing outside. */
        REALM,
        /** All realms of a runtime. */
        RUNTIME,
        /** What a realm gets of the host or of the network. */
        HOST
    }

    private final Kind kind;
    private final String normally;
    private final Reach reach;

    Key(Kind kind, String normally) {
        this(kind, normally, Reach.REALM);
    }

    Key(Kind kind, String normally, Reach reach) {
        this.kind = kind;
        this.normally = normally;
        this.reach = reach;
    }

    /** The name that it has in a configuration. */
    public String key() {
        String name = name().toLowerCase(Locale.ROOT);
        return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
    }

    /** What its value is to be. */
    public Kind kind() {
        return kind;
    }

    /** The value it has where it is not there, as TOML; empty for none. */
    public String normally() {
        return normally;
    }

    /** Whether it says something of all realms of a runtime. */
    public boolean isOfTheRuntime() {
        return reach == Reach.RUNTIME;
    }

    /** Whether it brings something of the host or the network to guests, which only the host may say. */
    public boolean reachesOut() {
        return reach == Reach.HOST;
    }

    static Optional<Key> of(String name) {
        return Arrays.stream(values()).filter(key -> key.key().equals(name)).findFirst();
    }
}
