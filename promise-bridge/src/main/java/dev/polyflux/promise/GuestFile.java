package dev.polyflux.promise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/** A file of guest code that lies beside a class, parsed once and shared by every realm of the engine. */
public final class GuestFile {

    private GuestFile() {}

    /**
     * Loads a file of the runtime's own guest code. Its frames are named {@code polyflux/<file>} and never shown to users.
     *
     * @param beside the class in whose package the file lies
     */
    public static Source load(Class<?> beside, String languageId, String file) {
        // Not marked internal, unlike those apart: the files of a prelude share one namespace.
        return Source.newBuilder(languageId, text(beside, file), "polyflux/" + file)
                .buildLiteral();
    }

    /** Loads a file whose names no other file sees: GraalPy gives every internal source a namespace of its own. */
    public static Source apart(Class<?> beside, String languageId, String file) {
        return Source.newBuilder(languageId, text(beside, file), "polyflux/" + file)
                .internal(true)
                .buildLiteral();
    }

    /** The text of a file of guest code, for guest code that loads it itself. */
    public static String text(Class<?> beside, String file) {
        try (InputStream in = beside.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no file " + file + " beside " + beside.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
