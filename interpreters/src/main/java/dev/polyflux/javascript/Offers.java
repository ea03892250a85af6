package dev.polyflux.javascript;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The modules that the runtime itself offers, by the names that scripts import them under. */
final class Offers {

    private static final String NODE = "node:";

    /** What stands in the place of a part, before the name of one of Node's modules that are not here. */
    private static final String STANDING_IN = "absent:";

    /** Node's built-in modules that make sense in a realm. */
    private static final List<String> BUILTINS = List.of(
            """
            assert assert/strict async_hooks buffer console crypto diagnostics_channel events fs fs/promises module os path perf_hooks process
            punycode querystring stream stream/promises stream/web string_decoder timers timers/promises tty url util
            util/types
            """
                    .trim()
                    .split("\\s+"));

    /** The guest API: name -> file. */
    private static final Map<String, String> API = Map.ofEntries(
            Map.entry("pyscript", "pyscript"),
            Map.entry("polyscript", "polyscript"),
            Map.entry("coincident", "coincident"),
            Map.entry("coincident/main", "coincident"),
            Map.entry("coincident/worker", "coincident"),
            Map.entry("coincident/window/main", "coincident"),
            Map.entry("coincident/window/worker", "coincident"),
            Map.entry("coincident/server/main", "coincident"),
            Map.entry("coincident/server/worker", "coincident"),
            Map.entry("reflected-ffi", "reflected"),
            Map.entry("reflected-ffi/local", "reflected_local"),
            Map.entry("reflected-ffi/remote", "reflected_remote"));

    /** Name -> the file of guest code that gives it. */
    private static final Map<String, String> PARTS = Stream.concat(
                    BUILTINS.stream().map(name -> Map.entry(name, "node/" + name.replace('/', '_') + ".js")),
                    API.entrySet().stream()
                            .map(entry -> Map.entry(entry.getKey(), "pyscript/" + entry.getValue() + ".js")))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** Those that do not, and what to use. */
    private static final Map<String, String> ABSENT = Map.ofEntries(
            Map.entry(
                    "child_process",
                    "a realm of JavaScript starts no processes; Python's subprocess does, where it is granted"),
            Map.entry("cluster", "start workers, which share nothing, from Java or from a script"),
            Map.entry("dgram", "there are no datagram sockets in JavaScript"),
            Map.entry("dns", "fetch looks names up by itself"),
            Map.entry("domain", "errors that nobody catches go to what PolyfluxBuilder.uncaught takes"),
            Map.entry("http", "use fetch"),
            Map.entry("http2", "use fetch"),
            Map.entry("https", "use fetch"),
            Map.entry("inspector", "a debugger is started from Java"),
            Map.entry("net", "there are no sockets in JavaScript; use fetch"),
            Map.entry("readline", "a realm's input is read by Python's input(), where it is given one"),
            Map.entry("repl", "use Worker.eval from Java"),
            Map.entry("sqlite", "use Python's sqlite3, or a database of Java's"),
            Map.entry("test", "use node:assert, and a test runner outside"),
            Map.entry("tls", "use fetch with an https URL"),
            Map.entry("v8", "the engine is GraalJS; structuredClone copies values"),
            Map.entry("vm", "use new Function, or a worker, which shares nothing"),
            Map.entry("wasi", "there is no WebAssembly here"),
            Map.entry(
                    "worker_threads",
                    "a worker is a realm of its own: start one from Java, or from a script by PyWorker"),
            Map.entry("zlib", "use a package such as fflate, or java.util.zip behind a function of Java's"));

    private Offers() {}

    /**
     * The file of guest code that gives the module of a name; null where it is none of these.
     *
     * @param packages whether a package asks: it gets those of Node's that are not here, too, since it may never use them
     */
    static @Nullable String part(String specifier, boolean packages) {
        boolean node = specifier.startsWith(NODE);
        String name = node ? specifier.substring(NODE.length()) : specifier;
        String part = PARTS.get(name);
        if (part != null && !(node && API.containsKey(name))) {
            return part;
        }
        if (packages && isAbsent(name)) {
            return STANDING_IN + name;
        }
        if (node) {
            throw isAbsent(name)
                    ? absent(name)
                    : new Unresolved(
                            "ERR_UNKNOWN_BUILTIN_MODULE",
                            "No such built-in module: " + specifier + "; there are " + BUILTINS);
        }
        return null;
    }

    /** Whether a name is that of a module of Node's which is not here. */
    static boolean isAbsent(String name) {
        return ABSENT.containsKey(family(name));
    }

    private static String family(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }

    static Unresolved absent(String name) {
        return new Unresolved("ERR_UNKNOWN_BUILTIN_MODULE", absence(name));
    }

    /** Why a module of Node's is not here, and what to use. */
    static String absence(String name) {
        return "node:" + name + " is a module of Node's that is not here: " + ABSENT.get(family(name));
    }

    /** The files that give Node's, and those that these are made of. */
    static Stream<String> builtinParts() {
        return Stream.concat(
                BUILTINS.stream().map(name -> String.valueOf(PARTS.get(name))),
                Stream.of("node/deep.js", "node/absent.js"));
    }

    /** The names of those that are Node's. */
    static List<String> builtins() {
        return BUILTINS;
    }

    /** Why there is nothing of a name. */
    static String nothingNamed(String specifier, String name, List<Path> looked) {
        return "Cannot find package '" + name + "'"
                + (specifier.equals(name) ? "" : ", which '" + specifier + "' names a part of")
                + ": it is no module of the runtime, and it is not in "
                + looked.stream().map(Path::toString).collect(Collectors.joining(", "))
                + ". Install it beside the script (npm install " + name + "), or write './" + specifier
                + "' if a file is meant";
    }
}
