package dev.polyflux.guest;

import java.util.Map;

/**
 * What guests keep under names beyond a script's end: texts by key, in several stores. All realms of a runtime share it, from
 * their own threads.
 */
public interface Storage {

    /** The texts of a store, by key. */
    Map<String, String> entries(String store);

    void set(String store, String key, String text);

    void delete(String store, String key);

    void clear(String store);

    /** Has what outlives the runtime say what the store holds. */
    void flush(String store);
}
