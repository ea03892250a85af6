package dev.polyflux;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.guest.Storage;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The stores of a runtime; where there is a folder for them, each is a file in it, which later runs find. */
final class Stores implements Storage {

    /** How many characters guests may keep in memory: of several realms together, as it is one heap. */
    private static final long MOST = 64L << 20;

    private static final int LONGEST_NAME = 200;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private final @Nullable Path folder;
    private final Map<String, Map<String, String>> stores = new ConcurrentHashMap<>();
    private long kept;

    /** @param folder where stores are files; null to keep them in memory */
    Stores(@Nullable Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized Map<String, String> entries(String store) {
        return new LinkedHashMap<>(store(store));
    }

    @Override
    public synchronized void set(String store, String key, String text) {
        Map<String, String> texts = store(store);
        String before = texts.get(key);
        long more = text.length() - (before == null ? -key.length() : before.length());
        if (folder == null && kept + more > MOST) {
            throw new ConfigurationException("what realms keep in memory has at most " + MOST + " characters");
        }
        texts.put(key, text);
        kept += more;
    }

    @Override
    public synchronized void delete(String store, String key) {
        String text = store(store).remove(key);
        if (text != null) {
            kept -= key.length() + text.length();
        }
    }

    @Override
    public synchronized void clear(String store) {
        List.copyOf(store(store).keySet()).forEach(key -> delete(store, key));
    }

    @Override
    public synchronized void flush(String store) {
        Map<String, String> texts = store(store);
        if (folder == null) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path file = file(folder, store);
            Path written = Files.createTempFile(folder, "new", ".json");
            JSON.writeValue(written.toFile(), texts);
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ConfigurationException("the storage '" + store + "' cannot be written: " + e);
        }
    }

    private Map<String, String> store(String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new ConfigurationException("a storage's name has 1 to " + LONGEST_NAME + " characters");
        }
        return stores.computeIfAbsent(name, this::read);
    }

    private Map<String, String> read(String name) {
        Path file = folder == null ? null : file(folder, name);
        if (file == null || !Files.exists(file)) {
            return new LinkedHashMap<>();
        }
        try {
            return JSON.readValue(file.toFile(), TEXTS);
        } catch (IOException e) {
            throw new ConfigurationException("the storage '" + name + "' cannot be read: " + e);
        }
    }

    private static Path file(Path folder, String name) {
        return folder.resolve(URLEncoder.encode(name, StandardCharsets.UTF_8).replace("*", "%2A") + ".json");
    }
}
