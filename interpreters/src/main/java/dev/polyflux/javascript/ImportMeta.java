package dev.polyflux.javascript;

import dev.polyflux.guest.Script;
import dev.polyflux.promise.GuestFile;
import org.jspecify.annotations.Nullable;

/**
 * Gives a module that asks for it what {@code import.meta} holds beside {@code url}. The engine lets nobody fill it but the
 * module itself, so that is done in the module's own first line, before its own text.
 */
final class ImportMeta {

    private static final String ASKED = "import.meta.";

    private ImportMeta() {}

    static Script completing(Script script) {
        String completed = completed(script.text());
        return completed == null ? script : new Script(script.name(), script.ending(), completed, script.path());
    }

    /** The text with that first line; null for a text that does not ask for it. */
    static @Nullable String completed(String text) {
        if (!text.replace(ASKED + "url", "").contains(ASKED) || text.startsWith("#!")) {
            return null;
        }
        return GuestFile.text(JavaScript.class, "import_meta.js").replace("\n", " ") + text;
    }
}
