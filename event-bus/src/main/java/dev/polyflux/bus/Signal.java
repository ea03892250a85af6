package dev.polyflux.bus;

/** Something a thread waits for; asked between the turns of a spin, so it must cost next to nothing. */
interface Signal {

    boolean arrived();
}
