package dev.polyflux.cluster;

import dev.polyflux.core.Shape;

/** The object that each node has of each other one from the beginning, which it asks for all others. */
final class Gates {

    static final long NUMBER = 0;
    static final Shape SHAPE = new Shape("java", "Node", Shape.Feature.CALLABLE.bit());

    private Gates() {}
}
