package dev.polyflux.config;

/** Hears of each file and package that a configuration names, when it is there. */
@FunctionalInterface
public interface Arrivals {

    /** Of {@code total} files, or of so many packages as are known to be needed, {@code number} are there with this one. */
    void arrived(String item, int number, int total);
}
