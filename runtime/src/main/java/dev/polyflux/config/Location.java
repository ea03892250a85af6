package dev.polyflux.config;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where something lies that a configuration names: on disk, on the class path, or on the web. */
public sealed interface Location {

    /** How much one file may hold. */
    long MOST = 256L << 20;

    /** A name with a scheme; a single letter is a drive of Windows. */
    Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*", Pattern.DOTALL);

    /** A file or folder. */
    record OnDisk(Path path) implements Location {

        @Override
        public Location relative(String name) {
            return new OnDisk(path.resolve(name).normalize());
        }

        @Override
        public Location parent() {
            Path folder = path.getParent();
            return new OnDisk(folder == null ? Path.of("") : folder);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        @Override
        public String name() {
            return path.toString();
        }
    }

    /** A resource of the application's. */
    record OnClassPath(String resource) implements Location {

        @Override
        public Location relative(String name) {
            return new OnClassPath(
                    URI.create("/" + resource).resolve(spaced(name)).getPath().substring(1));
        }

        @Override
        public Location parent() {
            return relative(".");
        }

        @Override
        public InputStream open() throws IOException {
            URL found = found();
            if (found == null) {
                throw new IOException("there is no such resource");
            }
            return found.openStream();
        }

        private @Nullable URL found() {
            ClassLoader own = Thread.currentThread().getContextClassLoader();
            URL found = own == null ? null : own.getResource(resource);
            return found == null ? ClassLoader.getSystemResource(resource) : found;
        }

        @Override
        public String name() {
            return "classpath:" + resource;
        }
    }

    /** What a server gives. */
    record OnWeb(URI uri) implements Location {

        @Override
        public Location relative(String name) {
            return new OnWeb(uri.resolve(spaced(name)));
        }

        @Override
        public Location parent() {
            return relative(".");
        }

        @Override
        public InputStream open() throws IOException {
            return Download.open(uri);
        }

        @Override
        public String name() {
            return uri.toString();
        }
    }

    /** What a name means here that has no scheme of its own. */
    Location relative(String name);

    /** The folder that it lies in. */
    Location parent();

    /** Its content, which the caller closes. */
    InputStream open() throws IOException;

    /** What messages call it. */
    String name();

    /** The working directory. */
    static Location here() {
        return new OnDisk(Path.of(""));
    }

    /**
     * What a name means here: a path, {@code classpath:} and a resource, {@code github:} and a file of a repository, or a URL
     * of {@code file:}, {@code http:}, {@code https:}. {@code file:} and a relative path is of the working directory, wherever here is.
     */
    default Location resolve(String name) {
        try {
            var scheme = SCHEME.matcher(name);
            return switch (scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "") {
                case "" -> relative(name);
                case "file" -> file(URI.create(name));
                case "http", "https" -> new OnWeb(URI.create(name));
                case "github" -> new OnWeb(GitHub.raw(name));
                case "classpath" ->
                    new OnClassPath(name.substring("classpath:".length()).replaceFirst("^/+", ""));
                default ->
                    throw new ConfigurationException(
                            Code.NOT_FETCHED,
                            "nothing is fetched from '" + name
                                    + "': write a path, file:, classpath:, github:, http: or https:");
            };
        } catch (InvalidPathException e) {
            throw new ConfigurationException(Code.WRONG_VALUE, "'" + name + "' is no path: " + e.getReason());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(Code.WRONG_VALUE, "'" + name + "' is no URL: " + e.getMessage());
        }
    }

    private static Location file(URI url) {
        return url.isOpaque() ? here().relative(url.getSchemeSpecificPart()) : new OnDisk(Path.of(url));
    }

    /** Its whole content. */
    default byte[] read() {
        try (InputStream stream = open()) {
            byte[] content = stream.readNBytes((int) MOST + 1);
            if (content.length > MOST) {
                throw new ConfigurationException(Code.TOO_MUCH, name() + " is larger than " + MOST + " bytes");
            }
            return content;
        } catch (IOException e) {
            throw new ConfigurationException(Code.NOT_FETCHED, "cannot read " + name() + ": " + reason(e));
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException missing -> "there is no such file";
            case java.nio.file.AccessDeniedException denied -> "access is denied";
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    private static URI spaced(String name) {
        return URI.create(name.replace(" ", "%20"));
    }
}
