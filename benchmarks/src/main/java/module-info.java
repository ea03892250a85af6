/** What Polyflux costs, measured by JMH. */
module dev.polyflux.benchmarks {
    requires dev.polyflux;
    requires com.caoccao.javet;
    requires jmh.core;
    requires static org.jspecify;
}
