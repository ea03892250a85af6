package dev.polyflux;

import reactor.util.context.ContextView;

/**
 * One thing a guest logged, by JavaScript's {@code console} or Python's {@code logging}.
 *
 * @param worker the realm's name
 * @param level how much it matters
 * @param logger the name of Python's logger; empty for its root logger, and for {@code console}
 * @param text what was logged, possibly several lines, without an end of line
 * @param context Reactor's context of the call in which it was logged; empty where there is none
 */
public record Logged(String worker, System.Logger.Level level, String logger, String text, ContextView context) {}
