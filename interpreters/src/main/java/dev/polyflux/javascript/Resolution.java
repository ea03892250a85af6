package dev.polyflux.javascript;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a script imports or requires, by Node's algorithm: names that the runtime offers, then packages in the {@code
 * node_modules} of a folder and those around it.
 *
 * @see <a href="https://nodejs.org/api/esm.html#resolution-algorithm-specification">Node's specification</a>
 */
final class Resolution {

    private static final Pattern NAME = Pattern.compile("(?:@[^/\\\\%]+/)?[^./\\\\%@][^/\\\\%]*");
    private static final List<String> ENDINGS = List.of("", ".js", ".json", ".cjs");

    private static final String SERVICE = "service:";

    private final Reading files;
    private final Supplier<Set<String>> services;

    /** In these files; beside them there are {@code services} of Java's. */
    Resolution(Reading files, Supplier<Set<String>> services) {
        this.files = files;
        this.services = services;
    }

    /**
     * What a name stands for in a folder's files.
     *
     * @throws Unresolved when it is the name of nothing, which says where it was looked for
     */
    Found find(String specifier, Path folder, Use use) {
        String offered = Offers.part(specifier, isOfPackage(folder));
        if (offered != null) {
            return new Found.Offered(offered);
        }
        if (specifier.startsWith(SERVICE)) {
            return service(specifier);
        }
        if (specifier.startsWith("#")) {
            return inside(specifier, folder, use);
        }
        if (specifier.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw new Unresolved(
                    "ERR_UNSUPPORTED_ESM_URL_SCHEME",
                    "Modules come from files, packages and the runtime, not from '"
                            + specifier.substring(0, specifier.indexOf(':') + 1) + "' URLs");
        }
        if (isPath(specifier)) {
            Path path = folder.resolve(specifier).normalize();
            Path file = use == Use.REQUIRE ? searched(path, specifier.endsWith("/")) : path;
            if (file == null || !files.isFile(file)) {
                throw missing(use, "Cannot find module '" + specifier + "': there is no file " + path);
            }
            return new Found.File(file);
        }
        return named(specifier, folder, use);
    }

    private Found service(String specifier) {
        Set<String> there = services.get();
        if (!there.contains(specifier.substring(SERVICE.length()))) {
            throw new Unresolved(
                    "ERR_MODULE_NOT_FOUND",
                    "There is no '" + specifier + "': "
                            + (there.isEmpty()
                                    ? "the runtime has no services"
                                    : "there are "
                                            + there.stream()
                                                    .sorted()
                                                    .map(SERVICE::concat)
                                                    .collect(Collectors.joining(", "))));
        }
        return new Found.Offered(specifier);
    }

    private static boolean isOfPackage(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Package.isModules(at)) {
                return true;
            }
        }
        return false;
    }

    static boolean isPath(String specifier) {
        return specifier.startsWith("/")
                || specifier.startsWith("./")
                || specifier.startsWith("../")
                || specifier.equals(".")
                || specifier.equals("..")
                || specifier.matches("[A-Za-z]:[\\\\/].*");
    }

    /** A name with {@code #} in front, which the package of the folder's files gives its own files, or others. */
    private Found inside(String specifier, Path folder, Use use) {
        Package own = Package.around(folder, files);
        if (own == null || !own.json().path("imports").isObject()) {
            throw new Unresolved(
                    "ERR_PACKAGE_IMPORT_NOT_DEFINED",
                    "Package import specifier \"" + specifier + "\" is not defined: "
                            + (own == null
                                    ? "there is no package.json around " + folder
                                    : of(own) + " has no \"imports\""));
        }
        return new Mapping(own, "imports", use, this::target).find(own.json().path("imports"), specifier);
    }

    /** What {@code exports} or {@code imports} lead to: a file of the package or, from {@code imports}, any name. */
    private Found target(Package own, String target, Use use) {
        if (!target.startsWith("./")) {
            return find(target, own.folder(), use);
        }
        Path file = own.folder().resolve(target).normalize();
        if (!files.isFile(file)) {
            throw missing(use, "Cannot find module " + file + ", which " + of(own) + " names");
        }
        return new Found.File(file);
    }

    private Found named(String specifier, Path folder, Use use) {
        int start = specifier.startsWith("@") ? specifier.indexOf('/') + 1 : 0;
        int slash = specifier.indexOf('/', start);
        String name = slash < 0 ? specifier : specifier.substring(0, slash);
        String inner = slash < 0 ? "." : "." + specifier.substring(slash);
        if (!NAME.matcher(name).matches()) {
            throw new Unresolved(
                    "ERR_INVALID_MODULE_SPECIFIER",
                    "Invalid module \"" + specifier
                            + "\": it is neither a path, which begins with ./, ../ or /, nor the"
                            + " name of a package");
        }
        Package own = Package.around(folder, files);
        if (own != null && own.name().equals(name) && own.exports() != null) {
            return exported(own, inner, use);
        }
        List<Path> looked = new ArrayList<>();
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Package.isModules(at)) {
                continue;
            }
            Path home = at.resolve("node_modules").resolve(name);
            if (files.isFolder(home)) {
                return of(Package.in(home, files), inner, use);
            }
            if (use == Use.REQUIRE && inner.equals(".")) {
                Path file = searched(home, false);
                if (file != null) {
                    return new Found.File(file);
                }
            }
            looked.add(at.resolve("node_modules"));
        }
        throw Offers.isAbsent(name)
                ? Offers.absent(specifier)
                : missing(use, Offers.nothingNamed(specifier, name, looked));
    }

    private Found of(Package found, String inner, Use use) {
        if (found.exports() != null) {
            return exported(found, inner, use);
        }
        if (inner.equals(".")) {
            Path main = main(found);
            if (main == null) {
                throw missing(
                        use,
                        "Cannot find what the package in " + found.folder() + " gives: "
                                + (found.main().isEmpty()
                                        ? "its package.json names no \"main\" or \"exports\", and there is no index.js"
                                        : "its \"main\" is " + found.main() + ", which is not there"));
            }
            return new Found.File(main);
        }
        Path path = found.folder().resolve(inner).normalize();
        Path file = use == Use.REQUIRE ? searched(path, inner.endsWith("/")) : path;
        if (file == null || !files.isFile(file) || !path.startsWith(found.folder())) {
            throw missing(use, "Cannot find module " + path + hint(path, use));
        }
        return new Found.File(file);
    }

    private Found exported(Package found, String inner, Use use) {
        return new Mapping(found, "exports", use, this::target).find(Mapping.subpaths(found), inner);
    }

    private @Nullable Path main(Package found) {
        if (!found.main().isEmpty()) {
            Path main = searched(found.folder().resolve(found.main()).normalize(), false);
            if (main != null) {
                return main;
            }
        }
        return with(found.folder().resolve("index"));
    }

    /** The file that a path without its ending, or that of a folder, stands for where it is required. */
    private @Nullable Path searched(Path path, boolean isFolder) {
        Path file = isFolder ? null : with(path);
        if (file != null || !files.isFolder(path)) {
            return file;
        }
        Package inside = Package.in(path, files);
        if (!inside.main().isEmpty()) {
            Path main = path.resolve(inside.main()).normalize();
            Path found = with(main);
            if (found == null) {
                found = with(main.resolve("index"));
            }
            if (found != null) {
                return found;
            }
        }
        return with(path.resolve("index"));
    }

    private @Nullable Path with(Path path) {
        for (String ending : ENDINGS) {
            Path file = path.resolveSibling(path.getFileName() + ending);
            if (files.isFile(file)) {
                return file;
            }
        }
        return null;
    }

    /** What to write in the place of a path that is that of no file. */
    String hint(Path path, Use use) {
        if (use == Use.REQUIRE) {
            return "";
        }
        Path meant = searched(path, false);
        if (meant == null) {
            return "";
        }
        int before =
                path.toString().length() - String.valueOf(path.getFileName()).length();
        return ": an import names the file with its ending, which is '"
                + meant.toString().substring(before) + "' here";
    }

    private static String of(Package found) {
        return found.folder().resolve("package.json").toString();
    }

    private static Unresolved missing(Use use, String message) {
        return new Unresolved(use == Use.REQUIRE ? "MODULE_NOT_FOUND" : "ERR_MODULE_NOT_FOUND", message);
    }
}
