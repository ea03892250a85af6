package dev.polyflux.python;

import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.Seam;
import dev.polyflux.promise.GuestFile;
import dev.polyflux.promise.Promises;
import dev.polyflux.pyscript.GuestApi;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Python, on GraalPy. */
public final class Python implements Language {

    private static final Source DENIALS = GuestFile.apart(Python.class, "python", "denials.py");

    /** What a realm of the sandbox is told of the host, and what it may not do. */
    private static final Source SANDBOX = GuestFile.apart(Python.class, "python", "sandbox.py");

    static final List<Source> PRELUDE = Stream.of(
                    Stream.of(
                            file("shapes.py"),
                            file("values.py"),
                            file("bound_methods.py"),
                            file("traces.py"),
                            file("trace_texts.py"),
                            file("handled.py"),
                            file("endless.py"),
                            file("tracebacks.py"),
                            file("remote_errors.py"),
                            file("mirrors.py"),
                            file("equal_errors.py"),
                            file("errors.py")),
                    Promises.python().stream(),
                    Stream.of(
                            file("context.py"),
                            file("reflect.py"),
                            file("later.py"),
                            file("proxy.py"),
                            file("py_proxy.py"),
                            file("giving.py"),
                            file("offered.py"),
                            file("here.py"),
                            file("threads.py"),
                            file("batch.py"),
                            file("modules.py"),
                            file("traceback_frames.py"),
                            file("printing.py"),
                            file("environment.py"),
                            file("script.py")))
            .flatMap(files -> files)
            .toList();

    /** What is loaded into the same namespace when it is first needed. */
    static final Map<String, Source> PARTS = Stream.concat(
                    Stream.of(
                                    "known.py",
                                    "json_remote.py",
                                    "js_proxy.py",
                                    "js_attributes.py",
                                    "js_protocols.py",
                                    "js_iteration.py",
                                    "js_to_py.py",
                                    "js_containers.py",
                                    "js_buffers.py",
                                    "js_maps.py",
                                    "js_views.py",
                                    "js_classes.py",
                                    "js_bigint.py",
                                    "double_proxy.py",
                                    "strict.py",
                                    "keeping.py",
                                    "top_level_await.py",
                                    "evaluating.py",
                                    "logs.py",
                                    "at_exit.py")
                            .map(Python::file),
                    Promises.pythonParts().stream())
            .collect(Collectors.toUnmodifiableMap(Python::name, file -> file));

    /**
     * No language evaluates the other's code by the engine's own means, which would enter the prelude's namespace. Python's
     * bindings are open, since there it offers its polling; JavaScript sees none.
     */
    private static final PolyglotAccess POLLING =
            PolyglotAccess.newBuilder().allowBindingsAccess("python").build();

    /**
     * What the prelude calls of the seam, each under its name with {@code seam_} before it, by the part of the seam that has
     * it. Guest code reads every namespace, cell and frame there is; so the seam itself is in none of them, and whatever is here
     * is harmless in anybody's hands.
     */
    private static final Map<String, String> HANDED = Map.of(
            "",
                    """
            MISSING NULL NOT_IMPLEMENTED waits strict nativeCode remote leases lives hooks events provided storing showing
            logging workers starting memory
            crossed known remember unsupported window load part speaks neighbour isWire toNeighbour forNeighbour attached
            useContext uncaught
            """,
            "wires", "integer octets items fixed elements entries pairs numbers value again slice end",
            "tasks", "soon after clear keepAlive whenIdle whenAllIdle mayPump pump seconds");

    /** What the prelude makes modules of, when a script first imports them; those of the guest API beside. */
    private static final Set<String> TEXTS = Set.of(
            "pyodide_ffi.py",
            "pyodide_wrappers.py",
            "pyodide_webloop.py",
            "pyodide_host.py",
            "pyodide_code.py",
            "pyodide_http.py",
            "pyodide_pyxhr.py",
            "pyodide_console.py",
            "pyodide_incomplete.py",
            "pyodide_bind.py",
            "pyodide_asked.py",
            "pyodide_streams.py",
            "services.py");

    /** For the {@link java.util.ServiceLoader}. */
    public Python() {}

    private static Source file(String name) {
        return GuestFile.load(Python.class, "python", name);
    }

    static String name(Source file) {
        return file.getName().substring(file.getName().indexOf('/') + 1);
    }

    @Override
    public String id() {
        return "python";
    }

    @Override
    public boolean snakeCase() {
        return true;
    }

    @Override
    public String name() {
        return "python";
    }

    @Override
    public String type() {
        return "py";
    }

    @Override
    public String engine() {
        return "com.oracle.graal.python.";
    }

    @Override
    public Set<String> endings() {
        return Set.of("py");
    }

    @Override
    public Charset encoding(byte[] source, String name) {
        return SourceEncoding.of(source, name);
    }

    @Override
    public void configure(Context.Builder builder, boolean nativeCode) {
        builder.allowPolyglotAccess(POLLING)
                .option("python.DontWriteBytecodeFlag", "true")
                .option(
                        "python.CatchAllExceptions",
                        "true") // what Java throws is a SystemError, which denials.py refines
                .option("python.WithJavaStacktrace", "0");
        if (nativeCode) {
            // Java has no bzip2; the engine's own choice, of Java where there is no native POSIX, fails at its first
            // use.
            builder.option("python.CompressionModulesBackend", "native");
        }
    }

    @Override
    public Value add(Context context, String file) {
        return context.eval(Objects.requireNonNull(PARTS.get(file), file));
    }

    @Override
    public String part(String file) {
        if (GuestApi.has(file)) {
            return GuestApi.text(file);
        }
        if (!TEXTS.contains(file)) {
            throw new IllegalArgumentException("there is no part " + file);
        }
        return GuestFile.text(Python.class, file);
    }

    /** The files share one namespace, which is not the {@code __main__} that scripts run in. */
    @Override
    public Value load(Context context, Seam seam) {
        Value namespace = context.getBindings("python");
        Value whole = context.asValue(seam);
        context.eval(DENIALS);
        if (!seam.ground().trusted()) {
            context.eval(SANDBOX);
        }
        HANDED.forEach((name, members) -> hand(namespace, name.isEmpty() ? whole : whole.getMember(name), members));
        PRELUDE.forEach(context::eval); // the last one gives __main__ away
        return namespace;
    }

    private static void hand(Value namespace, Value part, String members) {
        for (String name : members.split("\\s+")) {
            namespace.putMember("seam_" + name, part.getMember(name));
        }
    }

    @Override
    public Object number(Object number) {
        return switch (number) {
            case Integer whole -> whole;
            case Long whole -> whole;
            case BigInteger whole -> whole;
            // Of a class that derives from int, such as an IntEnum, the engine gives the narrowest type.
            case Byte whole -> whole.intValue();
            case Short whole -> whole.intValue();
            default -> ((Number) number).doubleValue();
        };
    }

    @Override
    public boolean holds(long integer) {
        return true;
    }

    /**
     * Enters user code through a function of the prelude, never through {@link Context#eval}: below an eval frame a
     * JavaScript error becomes an internal one of the engine.
     */
    @Override
    public @Nullable Value run(Guest guest, Script script) {
        Path folder = guest.files().folder(script);
        Value suspended = script(guest)
                .invokeMember("run", script.text(), script.name(), folder == null ? "" : folder.toString());
        return suspended.isNull() ? null : suspended;
    }

    @Override
    public Value evaluate(Guest guest, String code, String name) {
        return script(guest).invokeMember("evaluate", code, name);
    }

    private static Value script(Guest guest) {
        return guest.prelude().getMember("script");
    }

    /** Weak references are cleared, and their callbacks run, only when the engine is asked to. */
    @Override
    public void poll(Context context) {
        context.getPolyglotBindings()
                .getMember("PollPythonAsyncActions")
                .<Runnable>asHostObject()
                .run();
    }
}
