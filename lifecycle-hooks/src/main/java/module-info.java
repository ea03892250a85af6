/** What happens to a realm from its creation to its end, and who is told. */
module dev.polyflux.lifecycle {
    requires transitive dev.polyflux.core;
    requires static org.jspecify;

    exports dev.polyflux.lifecycle;
}
