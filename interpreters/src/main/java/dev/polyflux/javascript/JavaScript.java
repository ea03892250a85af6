package dev.polyflux.javascript;

import dev.polyflux.guest.Ground;
import dev.polyflux.guest.Guest;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.ScriptFiles;
import dev.polyflux.guest.Seam;
import dev.polyflux.promise.GuestFile;
import dev.polyflux.promise.Promises;
import dev.polyflux.pyscript.GuestApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/** JavaScript, on GraalJS. */
public final class JavaScript implements Language {

    /** What the names of the engine's own classes begin with. */
    static final String ENGINE = "com.oracle.truffle.js.";

    private static final String MODULE = "application/javascript+module";
    private static final long SAFE = (1L << 53) - 1;

    private static final List<Source> PRELUDE = Stream.of(
                    Stream.of(file("veils.js"), file("shapes.js"), file("values.js")),
                    Promises.javascript().stream(),
                    Stream.of(
                            file("symbols.js"),
                            file("items.js"),
                            file("operators.js"),
                            file("reflect.js"),
                            file("context.js"),
                            file("later.js"),
                            file("batch.js"),
                            file("keeping.js"),
                            file("calls.js"),
                            file("iteration.js"),
                            file("standin.js"),
                            file("proxy.js"),
                            file("py_classes.js"),
                            file("py_convert.js"),
                            file("py_sequence.js"),
                            file("py_members.js"),
                            file("life.js"),
                            file("py_object.js"),
                            file("py_proxy.js"),
                            file("py_views.js"),
                            file("py_buffers.js"),
                            file("giving.js"),
                            file("offered.js"),
                            file("here.js"),
                            file("stacks.js"),
                            file("errors.js"),
                            file("module.js"),
                            file("console.js"),
                            file("leftovers.js"),
                            file("pyodide.js"),
                            file("bytes.js"),
                            file("web.js"),
                            file("modules.js"),
                            file("environment.js")))
            .flatMap(files -> files)
            .toList();

    /** The prelude's own files that are loaded when they are first needed; the others are those of libraries. */
    private static final Set<String> PARTS = Stream.concat(
                    Stream.concat(Stream.of("strict.js", "commonjs.js"), Offers.builtinParts()),
                    """
                    abort base64 blob body clone crypto events exceptions fetch form headers http library messages request
                    response streams table targets url websocket
                    """
                            .lines()
                            .flatMap(line -> Stream.of(line.split(" ")))
                            .map(name -> "web/" + name + ".js"))
            .collect(Collectors.toUnmodifiableSet());

    /** What is loaded when it is first needed, parsed once. */
    private final Map<String, Source> parts = new ConcurrentHashMap<>();

    /** For the {@link java.util.ServiceLoader}. */
    public JavaScript() {}

    private static Source file(String name) {
        return GuestFile.load(JavaScript.class, "js", name);
    }

    @Override
    public String id() {
        return "js";
    }

    @Override
    public String name() {
        return "javascript";
    }

    @Override
    public String type() {
        return "js";
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    @Override
    public Set<String> endings() {
        return Set.of("js", "mjs");
    }

    @Override
    public void configure(Context.Builder builder, boolean nativeCode) {
        builder.option("js.polyglot-builtin", "false")
                .option("js.java-package-globals", "false")
                .option("js.load", "false")
                .option("js.unhandled-rejections", "handler")
                .option("js.text-encoding", "true")
                .option("js.async-context", "true")
                .option("js.stack-trace-api", "true")
                .option("js.performance", "true")
                // Of what a realm begins with, most functions are never called.
                .option("js.lazy-translation", "true");
    }

    @Override
    public FileSystem files(FileSystem all, ScriptFiles scripts) {
        return new ModuleFiles(all, scripts);
    }

    /** One of its own files, or one of a library, which begins with the library's name. */
    @Override
    public Value add(Context context, String file) {
        return context.eval(parts.computeIfAbsent(file, JavaScript::later));
    }

    private static Source later(String file) {
        if (PARTS.contains(file)) {
            return file(file);
        }
        if (GuestApi.has(file) && file.endsWith(".js")) {
            return GuestApi.load("js", file);
        }
        if (Library.has(file)) {
            return Library.load(file);
        }
        throw new IllegalArgumentException("there is no part " + file);
    }

    @Override
    public String part(String file) {
        if (!Library.has(file)) {
            throw new IllegalArgumentException("there is no part " + file);
        }
        return Library.text(file);
    }

    /** Each file is a function that adds its part to one object. */
    @Override
    public Value load(Context context, Seam seam) {
        Value realm = context.eval("js", "Object.create(null)");
        realm.putMember("seam", seam);
        Ground ground = seam.ground();
        realm.putMember("platform", new Platform(ground));
        realm.putMember("files", new RealmFiles(ground.files()));
        realm.putMember("modules", new Modules(context, ground, realm, (ModuleFiles) ground.files()));
        for (Source part : PRELUDE) {
            context.eval(part).executeVoid(realm);
        }
        if (seam.strict) {
            add(context, "strict.js").executeVoid(realm);
        }
        return realm;
    }

    /**
     * An integral number is an integer, as far as JavaScript can tell. BigInts come as {@link BigInteger}: the prelude sees
     * to that, since the engine gives small ones as if they were numbers.
     */
    @Override
    public Object number(Object number) {
        return switch (number) {
            case Integer whole -> whole;
            case Long whole -> whole;
            case BigInteger big -> big;
            case Number other -> {
                double value = other.doubleValue();
                boolean negativeZero = value == 0 && 1 / value < 0;
                yield value == Math.rint(value) && Math.abs(value) <= SAFE && !negativeZero
                        ? (Object) (long) value
                        : (Object) value;
            }
            default -> throw new IllegalArgumentException("not a number: " + number);
        };
    }

    @Override
    public boolean holds(long integer) {
        return Math.abs(integer) <= SAFE;
    }

    /**
     * A file ending in {@code mjs} is a module; one ending in {@code js} is a script, or a module where it has a module's
     * syntax, as Node decides it.
     */
    @Override
    public @Nullable Value run(Guest guest, Script script) {
        Context context = guest.context();
        guest.prelude().invokeMember("runs", guest.files().place(script).toString());
        Source module = source(guest, script, MODULE);
        if (script.ending().equals("js")) {
            Source classic = source(guest, script, "application/javascript");
            try {
                context.parse(classic);
                context.eval(classic);
                return null;
            } catch (PolyglotException e) {
                PolyglotException asModule = e.isSyntaxError() ? refused(context, module) : e;
                if (asModule != null) {
                    throw later(asModule, e);
                }
            }
        }
        return guest.prelude()
                .invokeMember(
                        "module",
                        guest.files().add(ImportMeta.completing(script)).toString(),
                        script.name()); // a promise
    }

    /** Code that awaits at its top level is the body of an asynchronous function, whose promise is its value. */
    @Override
    public Value evaluate(Guest guest, String code, String name) {
        Context context = guest.context();
        Source classic = Source.newBuilder("js", code, name).buildLiteral();
        if (code.contains("await") && refused(context, classic) != null) {
            Source body = Source.newBuilder("js", "(async () => {" + code + "\n})()", name)
                    .buildLiteral();
            if (refused(context, body) == null) {
                return context.eval(body);
            }
        }
        return context.eval(classic);
    }

    private static @Nullable PolyglotException refused(Context context, Source source) {
        try {
            context.parse(source);
            return null;
        } catch (PolyglotException e) {
            return e;
        }
    }

    /** Of two ways to read a script the one that got farther is the one that was meant. */
    private static PolyglotException later(PolyglotException one, PolyglotException other) {
        SourceSection first = one.getSourceLocation();
        SourceSection second = other.getSourceLocation();
        return first != null && second != null && first.getCharIndex() > second.getCharIndex() ? one : other;
    }

    /** With a path, relative imports are looked up beside the file. */
    private static Source source(Guest guest, Script script, String mimeType) {
        Source.Builder builder = script.path() == null
                ? Source.newBuilder("js", script.text(), script.name())
                : Source.newBuilder("js", guest.files().place(script).toFile()).content(script.text());
        try {
            return builder.name(script.name()).mimeType(mimeType).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
