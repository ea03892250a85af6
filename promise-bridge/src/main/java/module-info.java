/** Promises, awaitables and proxies of the guest languages as Reactor types, and back. */
@SuppressWarnings("module") // who may use it is above it, and compiled later
module dev.polyflux.promise {
    requires transitive dev.polyflux.bus;
    requires transitive dev.polyflux.lifecycle;
    requires transitive org.graalvm.polyglot;
    requires com.github.benmanes.caffeine;
    requires static org.jspecify;

    exports dev.polyflux.promise to
            dev.polyflux.interpreters,
            dev.polyflux.micropython,
            dev.polyflux;
}
