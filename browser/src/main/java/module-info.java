/** Workers that drive a page in a browser: its {@code window} is theirs. */
module dev.polyflux.browser {
    requires transitive dev.polyflux;
    requires static org.jspecify;

    exports dev.polyflux.browser;
}
