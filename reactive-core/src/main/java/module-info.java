/** The vocabulary all modules share: references, traps, replies and errors; no engine, no transport. */
@SuppressWarnings("module") // who may use it is above it, and compiled later
module dev.polyflux.core {
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires com.github.benmanes.caffeine;
    requires static org.jspecify;

    exports dev.polyflux.core;
    exports dev.polyflux.core.spi to
            dev.polyflux.bus,
            dev.polyflux.lifecycle,
            dev.polyflux.promise,
            dev.polyflux.interpreters,
            dev.polyflux.browser,
            dev.polyflux.cluster,
            dev.polyflux;
}
