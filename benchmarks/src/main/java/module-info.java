/** What Polyflux costs, measured by JMH. */
module dev.polyflux.benchmarks {
    requires dev.polyflux;
    requires jmh.core;
    requires static org.jspecify;
}
