/** Workers of other nodes: calls by RSocket, and members by an engine that exists. */
@SuppressWarnings("requires-automatic") // RSocket's jars are no modules of their own
module dev.polyflux.cluster {
    requires transitive dev.polyflux;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.dataformat.cbor;
    requires rsocket.core;
    requires rsocket.transport.local;
    requires rsocket.transport.netty;
    requires io.netty.buffer;
    requires io.netty.codec;
    requires io.netty.common;
    requires io.netty.transport;
    requires org.slf4j;
    requires reactor.netty.core;
    requires reactor.netty.http;
    requires static org.jspecify;

    // Reactor Netty needs them, and has no module that says so.
    requires io.netty.codec.http;
    requires io.netty.codec.http2;
    requires io.netty.handler;
    requires io.netty.handler.proxy;
    requires io.netty.resolver.dns;

    exports dev.polyflux.cluster;
    exports dev.polyflux.cluster.gossip;

    // Of the gossip's engine, which is part of this module: two of its jars share packages.
    uses io.scalecube.cluster.metadata.MetadataCodec;
    uses io.scalecube.cluster.transport.api.MessageCodec;
    uses io.scalecube.cluster.transport.api.TransportFactory;
}
