package dev.polyflux.javascript;

import java.nio.file.Path;
import java.util.function.Predicate;

/** How a file is written. */
enum Syntax {
    MODULE,
    COMMONJS,
    JSON;

    /**
     * By the ending of the file's name, then by the {@code type} of its package, then by what is in it: code that is none of
     * a function's is a module's.
     */
    static Syntax of(Path path, Reading files, Predicate<String> isFunctionBody) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return switch (dot < 0 ? "" : name.substring(dot)) {
            case ".mjs" -> MODULE;
            case ".cjs" -> COMMONJS;
            case ".json" -> JSON;
            case ".node" ->
                throw new Unresolved(
                        "ERR_UNKNOWN_FILE_EXTENSION",
                        path + " is native code for Node, which nothing here can run: is there a variant of the package"
                                + " without it?");
            default -> {
                Path folder = path.toAbsolutePath().getParent();
                Package own = folder == null ? null : Package.around(folder, files);
                yield switch (own == null ? "" : own.type()) {
                    case "module" -> MODULE;
                    case "commonjs" -> COMMONJS;
                    default -> isFunctionBody.test(files.text(path)) ? COMMONJS : MODULE;
                };
            }
        };
    }
}
