package dev.polyflux.javascript;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.guest.Ground;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess.Export;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.jspecify.annotations.Nullable;

/**
 * A realm's modules as its own guest code sees them, under the name {@code platform.modules}: where they are, how they are
 * written, and their code. All of it is called on the realm's loop.
 */
public final class Modules {

    private static final String PARAMETERS = "(function (exports, require, module, __filename, __dirname) {";

    private final Context context;
    private final Ground ground;
    private final Value realm;
    private final Reading files;
    private final Resolution resolution;

    Modules(Context context, Ground ground, Value realm, ModuleFiles files) {
        this.context = context;
        this.ground = ground;
        this.realm = realm;
        this.files = files.reading();
        this.resolution = files.resolution();
        files.attach(this);
    }

    /**
     * The text of the ES module that gives what a file gives which is none, or of one that asks for what the engine does not
     * tell it; null for one that is read as it stands.
     */
    @Nullable
    String standIn(Path path) {
        return switch (syntax(path)) {
            case COMMONJS -> realm.invokeMember("standIn", path.toString()).asString();
            case MODULE -> ImportMeta.completed(files.text(path));
            case JSON -> null;
        };
    }

    /** The names of Java's objects that scripts import. */
    Set<String> services() {
        return ground.services();
    }

    /** The text of the ES module that gives what a part of the guest code gives. */
    String offering(String part) {
        return realm.invokeMember("offering", part).asString();
    }

    /**
     * What a name stands for: {@code ["file", path, syntax]}, {@code ["offered", part]}, or why it stands for nothing, as
     * {@code ["error", code, message]}.
     */
    @Export
    public Object find(String specifier, String folder, boolean required) {
        try {
            return switch (resolution.find(specifier, Path.of(folder), required ? Use.REQUIRE : Use.IMPORT)) {
                case Found.File(Path path) -> {
                    Path real = files.real(path);
                    yield ProxyArray.fromArray(
                            "file", real.toString(), syntax(real).name());
                }
                case Found.Offered(String part) -> ProxyArray.fromArray("offered", part);
            };
        } catch (Unresolved e) {
            return ProxyArray.fromArray("error", e.code, e.getMessage());
        } catch (IllegalArgumentException e) {
            return ProxyArray.fromArray("error", "ERR_INVALID_MODULE_SPECIFIER", "Invalid module: " + e.getMessage());
        }
    }

    /** The names of Node's modules that there are. */
    @Export
    public Object builtins() {
        return ProxyArray.fromList(new ArrayList<>(Offers.builtins()));
    }

    /** Why a module of Node's is not here. */
    @Export
    public String absence(String name) {
        return Offers.absence(name);
    }

    @Export
    public String text(String path) {
        return ground.checked(() -> read(Path.of(path)));
    }

    /** A file's code as a function of what a module of CommonJS has around it. */
    @Export
    public Value compile(String path) {
        String text = ground.checked(() -> read(Path.of(path)));
        return context.eval(source(Path.of(path), PARAMETERS + comment(text) + "\n})", "application/javascript"));
    }

    /** Evaluates an ES module now, and hands its namespace on, if it does not await. */
    @Export
    public void importNow(String path) {
        String code = "import * as it from " + quoted(path) + "; globalThis[Symbol.for('polyflux.module')].take(it);";
        context.eval(Source.newBuilder("js", code, "polyflux/require")
                .mimeType("application/javascript+module")
                .buildLiteral());
    }

    private String read(Path path) {
        try {
            return files.text(path);
        } catch (Unresolved e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private Syntax syntax(Path path) {
        return Syntax.of(path, files, text -> {
            try {
                context.parse(source(path, PARAMETERS + comment(text) + "\n})", "application/javascript"));
                return true;
            } catch (PolyglotException e) {
                return false;
            }
        });
    }

    private static Source source(Path path, String text, String mimeType) {
        try {
            return Source.newBuilder("js", path.toFile())
                    .content(text)
                    .name(path.toString())
                    .mimeType(mimeType)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first line of a script that names its interpreter is no code. */
    private static String comment(String text) {
        return text.startsWith("#!") ? "//" + text : text;
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
