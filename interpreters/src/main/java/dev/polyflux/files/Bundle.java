package dev.polyflux.files;

import java.util.List;
import java.util.Map;

/**
 * Files that realms have in memory before their code runs. All realms share the content, and each has a copy of its own of
 * what it changes.
 *
 * @param files content by path: an absolute one, or one in the folder that a realm begins in
 * @param folders folders that are there without a file in them
 */
public record Bundle(Map<String, byte[]> files, List<String> folders) {

    /** No files. */
    public static final Bundle EMPTY = new Bundle(Map.of(), List.of());

    /** How much all of them hold. */
    long bytes() {
        return files.values().stream().mapToLong(content -> content.length).sum();
    }
}
