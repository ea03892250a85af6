package dev.polyflux.browser;

/**
 * How one page's session is just now.
 *
 * @param worker the name of the worker that drives the page
 * @param connected whether there is a socket; without one it waits for the page to come back
 * @param roundTrips how often the page was asked for something
 * @param held how many of the page's objects are held here
 * @param lent how many objects the page holds of what lives here
 */
public record PageSession(String worker, boolean connected, long roundTrips, int held, int lent) {}
