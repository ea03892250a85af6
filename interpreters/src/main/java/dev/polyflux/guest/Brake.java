package dev.polyflux.guest;

/** Keeps a realm's code where it may be interrupted, for a language whose engine interrupts it anywhere. From another thread. */
public interface Brake {

    /** Has the code come to such a place and stay there, if it comes to one in a little while. */
    void hold();

    /** Whoever interrupts it is through. */
    void release();
}
