package dev.polyflux;

import dev.polyflux.files.MemoryFiles;
import dev.polyflux.guest.Reach;
import dev.polyflux.guest.ScriptFiles;
import java.nio.file.Path;
import java.util.List;

/** What guest code may reach beyond its own realm and the realms it talks to; a {@link Grant} names more, one by one. */
public enum Access {
    /** Nothing: no files but its own in memory, no environment, no sockets, no threads, no processes. The default. */
    SANDBOX(Reach.NOTHING) {
        @Override
        ScriptFiles scripts() {
            return new ScriptFiles(MemoryFiles.HOME);
        }

        @Override
        WorkerGrant workers() {
            return WorkerGrant.SANDBOX;
        }
    },
    /** Files, environment, sockets, threads and processes as the user who runs the JVM, for code that user trusts. */
    USER(Reach.HOST) {
        @Override
        ScriptFiles scripts() {
            return new ScriptFiles(null);
        }
    },
    /**
     * All of {@link #USER}, and native code in the JVM's own process, which Python's {@code ctypes} and {@code sqlite3} are.
     * It is held by nothing: its mistakes end the process, and it reads and writes all of its memory.
     */
    NATIVE_CODE(Reach.NATIVE_CODE) {
        @Override
        ScriptFiles scripts() {
            return USER.scripts();
        }
    };

    private final Reach reach;

    Access(Reach reach) {
        this.reach = reach;
    }

    /** What the engine is to let guest code reach. */
    Reach reach() {
        return reach;
    }

    /** Where a realm's scripts are to lie. */
    abstract ScriptFiles scripts();

    /** Which workers guest code may start where nothing else is said of it. */
    WorkerGrant workers() {
        return WorkerGrant.atMost(Integer.MAX_VALUE);
    }

    /** Whether guest code may do what the user who runs the JVM may. */
    boolean trusts() {
        return this != SANDBOX;
    }

    /** Whether it may load and call native code. */
    boolean runsNativeCode() {
        return this == NATIVE_CODE;
    }

    /** Folders as guests see them, of which some lie in the one that a realm begins in. */
    List<String> folders(List<String> given) {
        Path working = trusts() ? Path.of("").toAbsolutePath() : MemoryFiles.HOME;
        return given.stream().map(folder -> working.resolve(folder).toString()).toList();
    }
}
