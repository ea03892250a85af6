/** The vocabulary all modules share: references, traps, replies and errors; no engine, no transport. */
module dev.polyflux.core {
    requires transitive org.reactivestreams;
    requires transitive reactor.core;
    requires com.github.benmanes.caffeine;
    requires static org.jspecify;

    exports dev.polyflux.core;
}
