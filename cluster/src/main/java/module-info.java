/** Workers of other nodes: calls by RSocket, and members by an engine that exists. */
@SuppressWarnings("requires-automatic") // RSocket's jars are no modules of their own
module dev.polyflux.cluster {
    requires transitive dev.polyflux;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.cbor;
    requires rsocket.core;
    requires rsocket.transport.netty;
    requires static org.jspecify;

    exports dev.polyflux.cluster;
}
