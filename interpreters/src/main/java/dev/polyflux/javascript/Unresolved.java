package dev.polyflux.javascript;

/** Why a name that a script imports is that of no module; {@code code} is what Node calls it. */
final class Unresolved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Such as {@code ERR_MODULE_NOT_FOUND}. */
    final String code;

    Unresolved(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }
}
