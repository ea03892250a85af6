package dev.polyflux;

/**
 * One line a guest printed.
 *
 * @param worker the realm's name
 * @param error whether it went to standard error
 * @param text the line without its end
 * @param ended whether the guest ended the line; only a realm's last line may be unended
 */
public record Line(String worker, boolean error, String text, boolean ended) {}
