package dev.polyflux.javascript;

import java.util.Set;

/** How a module is asked for, which a package may have different files for. */
enum Use {
    IMPORT("import"),
    REQUIRE("require");

    private final Set<String> conditions;

    Use(String condition) {
        this.conditions = Set.of(condition, "node", "default");
    }

    /** Whether a condition of a package's is met. */
    boolean meets(String condition) {
        return conditions.contains(condition);
    }
}
