package dev.polyflux.javascript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Source;

/**
 * The libraries for JavaScript that lie on the class path as WebJars. A file of one is named as npm names it, the library's
 * name first: {@code whatwg-url/lib/URL.js}.
 */
final class Library {

    private static final String JARS = "META-INF/resources/webjars/";
    private static final Pattern FILE = Pattern.compile(
            "(?:whatwg-url|webidl-conversions|web-streams-polyfill|punycode|tr46|cjs-module-lexer|path-browserify|"
                    + "buffer|base64-js|ieee754|events|readable-stream|string_decoder|querystring-es3)"
                    + "/(?:[\\w-]+/)*\\w[\\w.-]*\\.js(?:on)?");
    private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();

    private Library() {}

    /** Whether a file is one of a library's, by its name. */
    static boolean has(String file) {
        return FILE.matcher(file).matches();
    }

    /** A module of CommonJS, as a function of {@code exports}, {@code require} and {@code module}. */
    static Source load(String file) {
        String code = "(function (exports, require, module) {" + text(file) + "\n})";
        return Source.newBuilder("js", code, "polyflux/" + file).buildLiteral();
    }

    static String text(String file) {
        int end = file.indexOf('/');
        String name = file.substring(0, end);
        String version = VERSIONS.computeIfAbsent(name, Library::version);
        return new String(read(JARS + name + "/" + version + file.substring(end)), StandardCharsets.UTF_8);
    }

    private static String version(String name) {
        String path = "META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream in = open(path)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream in = open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Library.class.getClassLoader().getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("no " + path + " on the class path: is the WebJar there?");
        }
        return in;
    }
}
