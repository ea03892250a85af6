/** MicroPython beside the other languages: who has this module has its scripts run. */
module dev.polyflux.micropython {
    requires dev.polyflux.interpreters;
    requires dev.polyflux.promise;
    requires static org.jspecify;

    // Guest code lies beside the classes; promise reads it.
    opens dev.polyflux.micropython to
            dev.polyflux.promise;

    provides dev.polyflux.guest.Language with
            dev.polyflux.micropython.MicroPython;
}
