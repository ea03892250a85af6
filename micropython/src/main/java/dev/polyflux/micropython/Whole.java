package dev.polyflux.micropython;

import java.math.BigInteger;

/** A whole number on its way out, that takes more than a word: as a number it would come back as one of the interpreter's. */
record Whole(BigInteger value) {}
