package dev.polyflux.guest;

import dev.polyflux.core.ConfigurationException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Guest code with a name.
 *
 * @param name what frames and events call it: a file's path as it was given
 * @param ending the ending of the file's name, which tells the language, such as {@code py}
 * @param path where imports are looked up beside; null for code that lies in no file
 */
public record Script(String name, String ending, String text, @Nullable Path path) {

    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");
    private static final Pattern QUERY = Pattern.compile("[?#].*$");

    /**
     * Reads a script, in the encoding that its language finds.
     *
     * @param languages gives the language of an ending, for scripts of this name
     * @throws ConfigurationException when there is no such file, no such language, or it is no text
     */
    public static Script of(Path file, BiFunction<String, String, Language> languages) {
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(file + " is a directory, not a script");
        }
        if (!Files.exists(file)) {
            throw new ConfigurationException("there is no file " + file);
        }
        String name = file.toString();
        Language language = languages.apply(ending(file), name);
        try {
            return of(name, Files.readAllBytes(file), language, file);
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** A script of this content, which lies in no file; {@code name} is an address whose path ends like a file of its language. */
    public static Script of(String name, byte[] source, BiFunction<String, String, Language> languages) {
        String ending = ending(Path.of(QUERY.matcher(name).replaceFirst("")));
        return new Script(
                name, ending, text(source, languages.apply(ending, name).encoding(source, name), name), null);
    }

    /** A script that was read, in the encoding that its language finds. */
    static Script of(String name, byte[] source, Language language, @Nullable Path path) {
        return new Script(name, ending(Path.of(name)), text(source, language.encoding(source, name), name), path);
    }

    private static String text(byte[] source, Charset encoding, String name) {
        try {
            String text = encoding.newDecoder().decode(ByteBuffer.wrap(source)).toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(name + " is not " + encoding + " text");
        }
    }

    /** A script that lies in no file; {@code name} ends like a file of its language. */
    public static Script of(String name, String text) {
        return new Script(name, ending(Path.of(name)), text, null);
    }

    /** The file's name without its ending. */
    public String stem() {
        String file = String.valueOf(Path.of(place()).getFileName());
        return ending.isEmpty() ? file : file.substring(0, file.length() - ending.length() - 1);
    }

    /** Whether its name is a URL. */
    boolean isAddress() {
        return path == null && ADDRESS.matcher(name).matches();
    }

    /** Its name without what a URL has behind its path. */
    String place() {
        return isAddress() ? QUERY.matcher(name).replaceFirst("") : name;
    }

    static String ending(Path file) {
        return Languages.ending(String.valueOf(file.getFileName()));
    }
}
