package dev.polyflux.browser;

import dev.polyflux.core.ConversionException;

/** What symbols are called: {@code Symbol.iterator} and {@code Symbol.for:key} among realms, {@code @iterator} and {@code #key} by reflected-ffi. */
final class SymbolNames {

    private static final String WELL_KNOWN = "Symbol.";
    private static final String REGISTERED = "Symbol.for:";

    private SymbolNames() {}

    /** The name of a realm's symbol as a page is told it. */
    static String sent(String detail) {
        if (detail.startsWith(REGISTERED)) {
            return "#" + detail.substring(REGISTERED.length());
        }
        if (detail.startsWith(WELL_KNOWN)) {
            return "@" + detail.substring(WELL_KNOWN.length());
        }
        throw new ConversionException(
                "a symbol that is neither known to all nor registered does not reach a page: " + detail);
    }

    /** The name of a page's symbol as realms have it. */
    static String arrived(String name) {
        String rest = name.isEmpty() ? "" : name.substring(1);
        return switch (name.isEmpty() ? '?' : name.charAt(0)) {
            case '@' -> WELL_KNOWN + rest;
            case '#' -> REGISTERED + rest;
            default -> rest.startsWith(WELL_KNOWN) || rest.startsWith(":") ? ":" + rest : rest;
        };
    }
}
