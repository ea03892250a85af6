package dev.polyflux.javascript;

import java.nio.file.Path;

/** What a specifier stands for. */
sealed interface Found {

    /** A file; not yet followed where it is a link. */
    record File(Path path) implements Found {}

    /** A module that the runtime offers, by the file of guest code that gives it. */
    record Offered(String part) implements Found {}
}
