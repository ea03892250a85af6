/** What users hold and name: a runtime, its realms and workers, what they may reach, and how values become Java's own. */
@SuppressWarnings("module") // the command is above it, and compiled later
module dev.polyflux {
    requires transitive dev.polyflux.core;
    requires transitive dev.polyflux.lifecycle;
    requires dev.polyflux.interpreters;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.polyflux;
    exports dev.polyflux.config to
            dev.polyflux.command;
}
