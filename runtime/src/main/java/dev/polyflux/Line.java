package dev.polyflux;

/**
 * One line a guest printed, or a piece of one: where it flushed what it had begun, and where a line is longer than 8 KiB.
 *
 * @param worker the realm's name
 * @param error whether it went to standard error
 * @param text the line without its end
 * @param ended whether the guest ended the line here; if not, the realm's next text goes on with it
 */
public record Line(String worker, boolean error, String text, boolean ended) {}
