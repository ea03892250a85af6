package dev.polyflux;

/** What tests look at of a worker of this runtime. */
final class Stations {

    private Stations() {}

    /** The realm that the worker runs in now. */
    static Realm realm(Worker worker) {
        return (Realm) worker.station();
    }
}
