/** What all guest languages have in common, and each language in a package of its own. */
@SuppressWarnings({"module", "opens"}) // who may use it is above it, and compiled later; folders without classes
module dev.polyflux.interpreters {
    requires transitive dev.polyflux.promise;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.polyflux.guest to
            dev.polyflux,
            dev.polyflux.micropython;
    exports dev.polyflux.files to
            dev.polyflux;

    // What guests may call of Java's, the engine looks for as an unnamed module would, whatever module it is in itself.
    opens dev.polyflux.guest;
    opens dev.polyflux.javascript;

    // Guest code lies beside classes, or in folders below them that hold nothing else; promise reads it.
    opens dev.polyflux.javascript.node to
            dev.polyflux.promise;
    opens dev.polyflux.javascript.web to
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
