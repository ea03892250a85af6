/** What Polyflux costs, measured by JMH. */
module dev.polyflux.benchmarks {
    requires dev.polyflux;
    requires dev.polyflux.cluster;
    requires com.caoccao.javet;
    requires io.grpc;
    requires io.grpc.stub;
    requires io.netty.buffer;
    requires jmh.core;
    requires rsocket.core;
    requires rsocket.transport.netty;
    requires static org.jspecify;
}
