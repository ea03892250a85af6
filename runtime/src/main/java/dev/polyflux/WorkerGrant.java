package dev.polyflux;

import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which workers guest code may start, and how many at a time: of the files that it can read itself, of code that it has, and
 * of scripts that are named here, or lie in folders that are. What they may do is what whoever starts them may.
 *
 * <p>Immutable.
 */
public final class WorkerGrant {

    /** None at all. */
    public static final WorkerGrant NONE = new WorkerGrant(0, List.of());

    /** What code of the sandbox is granted where nothing else is said: eight at a time. */
    public static final WorkerGrant SANDBOX = new WorkerGrant(8, List.of());

    private final int most;
    private final List<Path> places;

    private WorkerGrant(int most, List<Path> places) {
        this.most = most;
        this.places = places;
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

    /**
     * The same, and also scripts of this folder and those below it, which guest code names relative to it; or this one script,
     * which it names as it is called, with as many of its folders as it likes.
     */
    public WorkerGrant from(Path place) {
        List<Path> more = new ArrayList<>(places);
        more.add(place);
        return new WorkerGrant(most, List.copyOf(more));
    }

    int most() {
        return most;
    }

    /** The granted script of this name; null where there is none. */
    @Nullable
    Script script(String file) {
        for (Path place : places) {
            Path found = granted(place, file);
            if (found != null) {
                return Script.of(found, Languages::ofEnding);
            }
        }
        return null;
    }

    private static @Nullable Path granted(Path place, String file) {
        try {
            return Files.isRegularFile(place) ? named(place, Path.of(file).normalize()) : within(place, file);
        } catch (InvalidPathException none) {
            return null;
        }
    }

    private static @Nullable Path named(Path script, Path file) {
        return !file.isAbsolute() && script.toAbsolutePath().normalize().endsWith(file) ? script : null;
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
