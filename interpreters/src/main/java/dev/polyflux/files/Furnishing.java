package dev.polyflux.files;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.io.FileSystem;
import org.jspecify.annotations.Nullable;

/**
 * What a realm finds among its files when it begins: a bundle in memory, and folders from elsewhere.
 *
 * @param mounts folders by where guests see them, which is an absolute path or one in the folder that the realm begins in
 */
public record Furnishing(Bundle bundle, Map<String, Mount> mounts) {

    /** Nothing but what is there anyway. */
    public static final Furnishing NONE = new Furnishing(Bundle.EMPTY, Map.of());

    /** A folder, of the disk or of an archive, and whether guests may change what is in it. */
    public record Mount(Path folder, boolean writable) {

        /**
         * Why guests cannot see what was given at a place, in words; null where they can.
         *
         * @param folder the folder that it is; null where it is none of the disk
         */
        public static @Nullable String refusal(String seen, String given, @Nullable Path folder) {
            if (folder == null || !Files.isDirectory(folder)) {
                return "'" + given + "' is no folder that could be mounted";
            }
            boolean root = Path.of("/").resolve(seen).normalize().getNameCount() == 0;
            return seen.isEmpty() || root || seen.contains("..") ? "nothing can be mounted at '" + seen + "'" : null;
        }
    }

    /** In a file system of the realm's own in memory. */
    public FileSystem inMemory() {
        MemoryFiles memory = MemoryFiles.withHome(bundle);
        return EngineFiles.elsewhere(mounted(memory, memory, MemoryFiles.HOME));
    }

    /** Over the files of the host. */
    public FileSystem overHost() {
        FileSystem host = FileSystem.newDefaultFileSystem();
        if (bundle.files().isEmpty() && bundle.folders().isEmpty() && mounts.isEmpty()) {
            return EngineFiles.inPlace(host);
        }
        Path working = host.toAbsolutePath(Path.of(""));
        MemoryFiles memory = MemoryFiles.over(working, bundle);
        return EngineFiles.inPlace(mounted(new OverlaidFiles(memory, host, working), memory, working));
    }

    private FileSystem mounted(FileSystem below, MemoryFiles memory, Path working) {
        if (mounts.isEmpty()) {
            return below;
        }
        Map<Path, FileSystem> folders = new HashMap<>();
        mounts.forEach((seen, mount) -> {
            Path at = working.resolve(seen).normalize();
            memory.makeFolders(at);
            folders.put(at, new MountedFolder(at, mount.folder(), mount.writable()));
        });
        return new MountedFiles(below, folders);
    }
}
