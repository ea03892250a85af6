package dev.polyflux.guest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A worker that guest code asks for.
 *
 * @param language what it is written in, where its file's name does not tell
 * @param file the script's path or URL, relative to the script that names it; for code the name that it goes by
 * @param code the script itself; null for what is in the file
 * @param name what the worker is called; null for its file's name, and a number where there is one of that name
 * @param config how the worker differs from others, a wire value; null for in nothing
 * @param async whether its script counts as run asynchronously
 * @param from the files of the code that asks, innermost first, as its frames name them
 */
public record WorkerOrder(
        String language,
        String file,
        @Nullable String code,
        @Nullable String name,
        @Nullable Object config,
        boolean async,
        List<String> from) {}
