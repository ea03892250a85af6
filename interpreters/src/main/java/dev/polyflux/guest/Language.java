package dev.polyflux.guest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * One guest language: the thin Java class that binds the two halves of its guest code, the reflector and the proxy.
 *
 * <p>Found by {@link java.util.ServiceLoader}; adding a language is adding one package. Stateless and thread-safe; what
 * belongs to one realm is in its {@link Guest}.
 */
public interface Language {

    /**
     * The encoding of a source file; by default UTF-8.
     *
     * @throws dev.polyflux.core.ConfigurationException when it names one that there is not
     */
    default Charset encoding(byte[] source, String name) {
        return StandardCharsets.UTF_8;
    }

    /** The engine's id, such as {@code js}. */
    String id();

    /** The name in messages and in {@link dev.polyflux.core.Shape#language}, such as {@code javascript}. */
    String name();

    /** What events and hooks call it, and the ending of its scripts, such as {@code js}. */
    String type();

    /** What the names of the engine's own classes begin with: by them its code is known on a thread's stack. */
    String engine();

    /** The endings of its script files, without the first dot: of several that fit a name, the longest is meant. */
    Set<String> endings();

    /**
     * Sets the engine options its contexts need.
     *
     * @param nativeCode whether guest code may load and call native code
     */
    void configure(Context.Builder builder, boolean nativeCode);

    /**
     * A realm's files as the language is to see them: where its engine looks for modules, say.
     *
     * @param scripts those among them that the realm runs
     */
    default FileSystem files(FileSystem all, ScriptFiles scripts) {
        return all;
    }

    /**
     * Evaluates the prelude in a context.
     *
     * @return an object whose members are {@code reflect}, {@code values}, {@code proxies}, {@code errors}, {@code
     *     promises}, {@code environment} and, of which alone the realm's other language gets hold, {@code meeting}
     */
    Value load(Context context, Seam seam);

    /** Loads one more file of guest code into a prelude that is there, and gives what it evaluates to. */
    default Value add(Context context, String file) {
        throw new IllegalArgumentException(name() + " has no " + file);
    }

    /** The text of a file beside the prelude, which guest code loads when it first needs it. */
    String part(String file);

    /** A number of this language as a wire value: integers apart from floating point, as the language sees it. */
    Object number(Object number);

    /** Whether its names of several words are in snake case, as {@code monthly_stats}. */
    default boolean snakeCase() {
        return false;
    }

    /**
     * Whether it takes the objects of a realm's other language in place, as values of the context they share. Otherwise the two
     * are to each other as realms are, on one loop: their objects go by references.
     */
    default boolean meets() {
        return true;
    }

    /** Whether Java's {@code long} of this size is safe to hand to guest code as it is. */
    boolean holds(long integer);

    /** Runs a script to its end or first suspension; gives its promise or awaitable where it has suspended. */
    @Nullable
    Value run(Guest guest, Script script);

    /** Evaluates code and gives its value. */
    Value evaluate(Guest guest, String code, String name);

    /** Does, on the loop, what the engine wants done now and then. */
    default void poll(Context context) {}
}
