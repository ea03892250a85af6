/** What happens to a realm from its creation to its end, and who is told. */
@SuppressWarnings("module") // who may use it is above it, and compiled later
module dev.polyflux.lifecycle {
    requires transitive dev.polyflux.core;
    requires static org.jspecify;

    exports dev.polyflux.lifecycle;
    exports dev.polyflux.lifecycle.spi to
            dev.polyflux.promise,
            dev.polyflux.interpreters,
            dev.polyflux;
}
