package dev.polyflux;

import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which workers guest code may start, and how many at a time: of the files that it can read itself, of code that it has, and
 * of scripts in the folders that are named here. What they may do is what whoever starts them may.
 *
 * <p>Immutable.
 */
public final class WorkerGrant {

    /** None at all. */
    public static final WorkerGrant NONE = new WorkerGrant(0, List.of());

    private final int most;
    private final List<Path> folders;

    private WorkerGrant(int most, List<Path> folders) {
        this.most = most;
        this.folders = folders;
    }

    /**
     * So many at a time, those that these start included.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static WorkerGrant atMost(int workers) {
        if (workers < 0) {
            throw new IllegalArgumentException("no fewer than no workers can be started: " + workers);
        }
        return new WorkerGrant(workers, List.of());
    }

    /** The same, and also scripts of this folder and those below it, which guest code names relative to it. */
    public WorkerGrant from(Path folder) {
        List<Path> more = new ArrayList<>(folders);
        more.add(folder);
        return new WorkerGrant(most, List.copyOf(more));
    }

    int most() {
        return most;
    }

    /** The script of this name in a granted folder; null where there is none. */
    @Nullable
    Script script(String file) {
        for (Path folder : folders) {
            Path found = within(folder, file);
            if (found != null) {
                return Script.of(found, Languages::ofEnding);
            }
        }
        return null;
    }

    /** A way out of the folder, by its parents or by a link, is none. */
    private static @Nullable Path within(Path folder, String file) {
        try {
            Path real = folder.toRealPath();
            Path there = real.resolve(file).toRealPath();
            return there.startsWith(real) && !Path.of(file).isAbsolute()
                    ? folder.resolve(file).normalize()
                    : null;
        } catch (InvalidPathException | IOException none) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "at most " + most + " workers";
    }
}
