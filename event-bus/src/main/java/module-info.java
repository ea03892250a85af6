/** Event loops, one thread and one ring each, and the endpoints that answer traps on them. */
@SuppressWarnings("module") // who may use it is above it, and compiled later
module dev.polyflux.bus {
    requires transitive dev.polyflux.core;
    requires com.lmax.disruptor;
    requires java.management;
    requires jdk.management;
    requires static org.jspecify;

    exports dev.polyflux.bus to
            dev.polyflux.promise,
            dev.polyflux.interpreters,
            dev.polyflux;
}
