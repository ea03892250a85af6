package dev.polyflux.micropython;

import java.util.Set;
import org.graalvm.polyglot.PolyglotException;

/** Where an interpreter was when it was ended by force, as far as it tells whether its memory is whole. */
final class Stopped {

    private static final String WASM = "wasm";

    /**
     * What changes nothing of the heap by itself, by the engine's names: of the build that the module fetches, by its checksum, the
     * loop that runs Python's code and the product of long numbers; C's stack; and how Java is called.
     */
    private static final Set<String> HARMLESS = Set.of(
            "wasm-function:1032",
            "wasm-function:168",
            "emscripten_stack_get_current",
            "_emscripten_stack_restore",
            "_emscripten_stack_alloc",
            "setThrew",
            "wasm-function:execute");

    private static final Set<String> CALLS = Set.of("invoke_", "wasm-function-interop");

    private Stopped() {}

    /** Whether nothing of the interpreter's was in the middle of changing what it holds. */
    static boolean whole(PolyglotException by) {
        for (PolyglotException.StackFrame innermost : by.getPolyglotStackTrace()) {
            if (innermost.isHostFrame() || !innermost.getLanguage().getId().equals(WASM)) {
                return true;
            }
            String name = innermost.getRootName();
            return HARMLESS.contains(name) || CALLS.stream().anyMatch(name::startsWith);
        }
        return true;
    }
}
