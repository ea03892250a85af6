/** Small programs that show Polyflux at work. */
module dev.polyflux.samples {
    requires dev.polyflux;
    requires static org.jspecify;
}
