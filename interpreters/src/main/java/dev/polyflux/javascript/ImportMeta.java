package dev.polyflux.javascript;

import dev.polyflux.guest.Script;
import dev.polyflux.promise.GuestFile;

/**
 * Gives a module that asks for it what {@code import.meta} holds beside {@code url}. The engine lets nobody fill it but the
 * module itself, so that is done in the module's own first line, before its own text.
 */
final class ImportMeta {

    private static final String ASKED = "import.meta.";

    private ImportMeta() {}

    static Script completing(Script script) {
        String text = script.text();
        if (!text.replace(ASKED + "url", "").contains(ASKED) || text.startsWith("#!")) {
            return script;
        }
        String line = GuestFile.text(JavaScript.class, "import_meta.js").replace("\n", " ");
        return new Script(script.name(), script.ending(), line + text, script.path());
    }
}
