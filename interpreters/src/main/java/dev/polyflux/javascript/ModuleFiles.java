package dev.polyflux.javascript;

import dev.polyflux.files.LayeredFiles;
import dev.polyflux.files.TextChannel;
import dev.polyflux.guest.Script;
import dev.polyflux.guest.ScriptFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * A realm's files, which the engine's module loader sees otherwise than everybody else: there a name that is no path leads to
 * what it is the name of, and a file that is no ES module reads as one that gives what is in it.
 *
 * <p>Both languages share one file system, and the engine has no other place to put a loader into: so who asks is read off
 * the stack. The loader asks for the importing file first, then for what that imports; for a URL it does not, and that it is a
 * package's is then told by what was read last.
 */
final class ModuleFiles extends LayeredFiles {

    private static final Path OFFERED = Path.of("/").toAbsolutePath().resolve(Path.of("usr", "lib", "polyflux"));
    private static final Path NOTHING = OFFERED.resolve("nothing");
    private static final StackWalker STACK = StackWalker.getInstance();

    private final ScriptFiles scripts;
    private final ScriptFiles offered;
    private final Reading reading;
    private final Resolution resolution;
    private final Map<Path, Unresolved> unresolved = new HashMap<>();
    private @Nullable Modules modules;
    private @Nullable Path importing;
    private @Nullable Path read;

    ModuleFiles(FileSystem all, ScriptFiles scripts) {
        this(all, scripts, new ScriptFiles(null));
    }

    private ModuleFiles(FileSystem all, ScriptFiles scripts, ScriptFiles offered) {
        super(offered, offered::has, all);
        this.scripts = scripts;
        this.offered = offered;
        this.reading = new Reading(all);
        this.resolution = new Resolution(reading, this::services);
    }

    /** Once the language is loaded. */
    void attach(Modules loaded) {
        modules = loaded;
    }

    private Set<String> services() {
        Modules loaded = modules;
        return loaded == null ? Set.of() : loaded.services();
    }

    Resolution resolution() {
        return resolution;
    }

    Reading reading() {
        return reading;
    }

    @Override
    public Path parsePath(String path) {
        if (!isLoader()) {
            return super.parsePath(path);
        }
        if (Resolution.isPath(path)) {
            importing = super.parsePath(path);
            return importing;
        }
        Path from = importing;
        importing = null;
        return find(path, from == null ? null : from.getParent());
    }

    @Override
    public Path parsePath(URI uri) {
        return isLoader() && !"file".equalsIgnoreCase(uri.getScheme())
                ? find(uri.toString(), read == null ? null : read.getParent())
                : super.parsePath(uri);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        Modules loaded = modules;
        if (loaded == null || offered.has(path) || scripts.has(path) || !isLoader()) {
            return super.newByteChannel(path, options, attributes);
        }
        read = path;
        if (path.startsWith(NOTHING)) {
            Unresolved why = unresolved.remove(path);
            throw new NoSuchFileException(NOTHING.relativize(path).toString(), null, why == null ? null : told(why));
        }
        if (!reading.isFile(path)) {
            throw new NoSuchFileException(
                    path.toString(), null, "there is no such file" + resolution.hint(path, Use.IMPORT));
        }
        String standIn;
        try {
            standIn = loaded.standIn(path);
        } catch (Unresolved e) {
            throw new FileSystemException(path.toString(), null, told(e));
        }
        return standIn == null
                ? super.newByteChannel(path, options, attributes)
                : new TextChannel(standIn.getBytes(StandardCharsets.UTF_8));
    }

    private static String told(Unresolved why) {
        return why.code + ": " + why.getMessage();
    }

    private Path find(String name, @Nullable Path folder) {
        Path from = folder == null ? toAbsolutePath(super.parsePath("")) : folder;
        try {
            return switch (resolution.find(name, from, Use.IMPORT)) {
                case Found.File(Path path) -> path;
                case Found.Offered(String part) -> offer(part);
            };
        } catch (Unresolved e) {
            // What is thrown here would reach the script as an error of Java's, or make the engine ask the network.
            Path nothing = NOTHING.resolve(name);
            unresolved.put(nothing, e);
            return nothing;
        }
    }

    /** The file that reads as an offered module. */
    private Path offer(String part) {
        Path path = OFFERED.resolve(part.replace(':', '/'));
        Modules loaded = modules;
        if (loaded != null && !offered.has(path)) {
            offered.add(new Script(path.toString(), "js", loaded.offering(part), path));
        }
        return path;
    }

    /** Whether it is the module loader that asks: no other part of this engine reads files, and none before it is loaded. */
    private boolean isLoader() {
        return modules != null
                && STACK.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                                .filter(name -> !isBetween(name))
                                .findFirst())
                        .filter(name -> name.startsWith(JavaScript.ENGINE))
                        .isPresent();
    }

    private static boolean isBetween(String name) {
        return name.startsWith("com.oracle.truffle.api.")
                || name.startsWith("com.oracle.truffle.polyglot.")
                || name.startsWith("dev.polyflux.")
                || name.startsWith("java.");
    }
}
