package dev.polyflux.guest;

import dev.polyflux.core.ConfigurationException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Guest code with a name.
 *
 * @param name what frames and events call it: a file's path as it was given
 * @param ending the ending of the file's name, which tells the language, such as {@code py}
 * @param path where imports are looked up beside; null for code that lies in no file
 */
public record Script(String name, String ending, String text, @Nullable Path path) {

    /**
     * Reads a script.
     *
     * @throws ConfigurationException when there is no such file or it is no text
     */
    public static Script of(Path file) {
        if (Files.isDirectory(file)) {
            throw new ConfigurationException(file + " is a directory, not a script");
        }
        if (!Files.exists(file)) {
            throw new ConfigurationException("there is no file " + file);
        }
        try {
            return new Script(file.toString(), ending(file), Files.readString(file), file);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(file + " is not UTF-8 text");
        } catch (IOException e) {
            throw new ConfigurationException("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** A script that lies in no file; {@code name} ends like a file of its language. */
    public static Script of(String name, String text) {
        return new Script(name, ending(Path.of(name)), text, null);
    }

    /** The file's name without its ending. */
    public String stem() {
        String file = String.valueOf(Path.of(name).getFileName());
        return ending.isEmpty() ? file : file.substring(0, file.length() - ending.length() - 1);
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.lastIndexOf('.') > 0 ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
