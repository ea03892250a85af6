package dev.polyflux.guest;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.files.LayeredFiles;
import dev.polyflux.files.TextChannel;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that one realm runs, as files that can be read and nothing else: by the engine's module loader, whatever
 * else the realm may reach, and also where a script lies in no file.
 */
public final class ScriptFiles implements FileSystem {

    private final Map<Path, byte[]> texts = new ConcurrentHashMap<>();

    private final @Nullable Path folder;

    private @Nullable FileSystem all;

    /** No scripts yet; {@code folder} is where guests see them lie, null for where they do. */
    public ScriptFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    /** These scripts over the files of {@code others}, as each of the languages is to see them. */
    public FileSystem over(FileSystem others, Iterable<Language> languages) {
        FileSystem files = new LayeredFiles(this, texts::containsKey, others);
        for (Language language : languages) {
            files = language.files(files, this);
        }
        all = files;
        return files;
    }

    /** All files of the realm, as its guests see them. */
    public FileSystem all() {
        return Objects.requireNonNull(all, "the scripts are not yet over other files");
    }

    /** Whether a file is a script that the realm runs. */
    public boolean has(Path file) {
        return texts.containsKey(file);
    }

    /**
     * A script as guest code names it, relative to the file {@code beside}, and as guest code can read it.
     *
     * @throws ConfigurationException when it cannot, or there is no language of its ending
     */
    public Script find(String file, String beside, BiFunction<String, String, Language> languages) {
        return reading(file, beside, place -> {
            String shown = Path.of(beside).resolveSibling(file).normalize().toString();
            Language language = languages.apply(Script.ending(place), file);
            return Script.of(shown, read(place), language, folder == null ? place : null);
        });
    }

    /** The text of a file, on the same terms. */
    public String text(String file, String beside) {
        return reading(file, beside, place -> new String(read(place), StandardCharsets.UTF_8));
    }

    /** Where a file lies that guest code names, relative to the file {@code beside}. */
    public Path beside(String file, String beside) {
        Path shown = Path.of(beside).resolveSibling(file);
        return (folder == null ? shown.toAbsolutePath() : folder.resolve(shown)).normalize();
    }

    private interface Reading<T> {
        T of(Path place) throws IOException;
    }

    private <T> T reading(String file, String beside, Reading<T> reading) {
        try {
            return reading.of(beside(file, beside));
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException("there is no file " + file + " beside " + beside
                    + (folder == null ? "" : ": code of the sandbox sees the files of its own realm only"));
        } catch (InvalidPathException | IOException failure) {
            throw new ConfigurationException("cannot read " + file + ": " + failure.getMessage());
        }
    }

    private byte[] read(Path place) throws IOException {
        if (!Boolean.TRUE.equals(all().readAttributes(place, "isRegularFile").get("isRegularFile"))) {
            throw new IOException("it is no regular file");
        }
        try (SeekableByteChannel channel = all().newByteChannel(place, Set.of(StandardOpenOption.READ))) {
            return Channels.newInputStream(channel).readAllBytes();
        }
    }

    /**
     * The script under the name that guests are told: where they must not learn its path, that of its file alone; an address
     * is none of the host's, but its query may be a secret.
     */
    Script shown(Script script) {
        return new Script(shownName(script), script.ending(), script.text(), script.path());
    }

    private String shownName(Script script) {
        if (folder == null) {
            return script.name();
        }
        return script.isAddress()
                ? script.place()
                : String.valueOf(place(script).getFileName());
    }

    /** The name of a script, as it was given, as guests are told it. */
    public String shownName(String name) {
        return shownName(Script.of(name, ""));
    }

    /** Adds a script, and gives its {@linkplain #place place}. */
    public Path add(Script script) {
        Path place = place(script);
        texts.put(place, script.text().getBytes(StandardCharsets.UTF_8));
        return place;
    }

    /** The path that guests see a script under; one that lies in no file counts as lying in the working directory. */
    public Path place(Script script) {
        Path path = script.path() == null ? Path.of(script.place()) : script.path();
        return folder == null
                ? path.toAbsolutePath().normalize()
                : folder.resolve(path.normalize().getFileName());
    }

    /** The folder whose modules a script imports; null for one that lies nowhere. */
    public @Nullable Path folder(Script script) {
        return script.path() == null ? folder : place(script).getParent();
    }

    @Override
    public Path parsePath(URI uri) {
        return Path.of(uri);
    }

    @Override
    public Path parsePath(String path) {
        return Path.of(path);
    }

    @Override
    public Path toAbsolutePath(Path path) {
        return path.toAbsolutePath();
    }

    @Override
    public Path toRealPath(Path path, LinkOption... options) {
        return path.toAbsolutePath();
    }

    @Override
    public void checkAccess(Path path, Set<? extends AccessMode> modes, LinkOption... options) throws IOException {
        if (!Set.of(AccessMode.READ).containsAll(modes)) {
            throw denied(path);
        }
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        byte[] text = texts.get(path);
        if (text == null) {
            throw denied(path);
        }
        return new TextChannel(text);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        byte[] text = texts.get(path);
        if (text == null) {
            throw denied(path);
        }
        return Map.of("isRegularFile", true, "isDirectory", false, "isSymbolicLink", false, "size", (long) text.length);
    }

    @Override
    public void createDirectory(Path path, FileAttribute<?>... attributes) throws IOException {
        throw denied(path);
    }

    @Override
    public void delete(Path path) throws IOException {
        throw denied(path);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path path, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        throw denied(path);
    }

    private static AccessDeniedException denied(Path path) {
        return new AccessDeniedException(path.toString(), null, "a running script can only be read");
    }
}
