package dev.polyflux;

import java.util.function.Function;

/** Whom one script of a pool makes, under a name. */
record Generation<R extends Recruit>(int number, Function<String, R> launch) {}
