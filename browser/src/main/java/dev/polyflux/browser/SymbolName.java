package dev.polyflux.browser;

/** A symbol as reflected-ffi names it: {@code @iterator} of everybody's, {@code #key} registered, {@code !text} any other. */
record SymbolName(String name) {}
