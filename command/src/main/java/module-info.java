/** The command {@code polyflux}, which runs scripts side by side. */
module dev.polyflux.command {
    requires dev.polyflux;
    requires dev.polyflux.cluster;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires org.jline;
    requires static org.jspecify;

    exports dev.polyflux.cli;

    opens dev.polyflux.cli to
            info.picocli;
}
