package dev.polyflux.packages;

import dev.polyflux.config.Integrity;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Unpacked packages on disk, each under the hash of the file it was unpacked from: so nothing in it is ever wrong or changed,
 * and all realms and all runs share it.
 */
final class Store {

    private static final String LAYOUT = "v1";

    private final Path folder;

    private Store(Path folder) {
        this.folder = folder;
    }

    /** The user's: {@code polyflux.cache}, or what the system keeps such things in. */
    static Store ofUser() {
        String set = System.getProperty("polyflux.cache");
        String cache = System.getenv("XDG_CACHE_HOME");
        Path root = set != null
                ? Path.of(set)
                : (cache == null || cache.isEmpty()
                                ? Path.of(System.getProperty("user.home"), ".cache")
                                : Path.of(cache))
                        .resolve("polyflux");
        return new Store(root.resolve("packages").resolve(LAYOUT));
    }

    /** One that goes with the process. */
    static Store passing() {
        try {
            Path made = Files.createTempDirectory("polyflux-packages");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(made)));
            return new Store(made);
        } catch (IOException e) {
            throw new ConfigurationException(Code.NOT_FETCHED, "no folder for packages can be made: " + e.getMessage());
        }
    }

    /** What unpacks a package into a folder. */
    interface Unpacking {
        void into(Path made) throws IOException;
    }

    /** Whether there is what has this SHA-256. */
    boolean has(String hash) {
        return Files.isDirectory(folder.resolve(hash));
    }

    /** The folder of what has this SHA-256. */
    Path get(String hash) {
        return folder.resolve(hash);
    }

    /** The folder of a file's content, unpacked where it is not there yet. Several processes may do it at a time. */
    Path put(byte[] content, Unpacking unpacking) {
        String hash = Integrity.sha256(content);
        Path there = folder.resolve(hash);
        if (Files.isDirectory(there)) {
            return there;
        }
        Path made = null;
        try {
            Files.createDirectories(folder);
            made = Files.createTempDirectory(folder, "unpacking-");
            unpacking.into(made);
            move(made, there);
            return there;
        } catch (IOException e) {
            throw new ConfigurationException(
                    Code.NOT_FETCHED, "packages cannot be kept in " + folder + ": " + e.getMessage());
        } finally {
            if (made != null) {
                delete(made);
            }
        }
    }

    private static void move(Path made, Path there) throws IOException {
        try {
            Files.move(made, there, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(made, there);
        } catch (IOException e) {
            if (!Files.isDirectory(there)) {
                throw e;
            } // another process was faster, with the same
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException left) {
            // which the system does away with
        }
    }
}
