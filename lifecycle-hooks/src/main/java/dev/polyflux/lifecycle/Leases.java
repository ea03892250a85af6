package dev.polyflux.lifecycle;

/**
 * What is handed over between this node and another one, counted now.
 *
 * @param given how many of this node's objects the other one holds
 * @param held how many of the other one's objects this node holds
 */
public record Leases(int given, int held) {}
