/** Polyflux: realms of JavaScript and Python that reach into each other, and the command that starts them. */
module dev.polyflux {
    requires transitive dev.polyflux.promise;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.toml;
    requires com.github.benmanes.caffeine;
    requires info.picocli;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.polyflux;

    opens dev.polyflux.cli to
            info.picocli;
    // Their guest code lies beside their classes; promise reads it.
    opens dev.polyflux.javascript to
            dev.polyflux.promise;
    opens dev.polyflux.pyscript to
            dev.polyflux.promise;
    opens dev.polyflux.python to
            dev.polyflux.promise;

    uses dev.polyflux.guest.Language;

    provides dev.polyflux.guest.Language with
            dev.polyflux.javascript.JavaScript,
            dev.polyflux.python.Python;
}
