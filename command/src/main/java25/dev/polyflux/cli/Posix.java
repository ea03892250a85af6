package dev.polyflux.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** What a process does to itself, and Java has no name for: whose streams and folder it has, and which group it is in. */
final class Posix {

    private static final int O_WRONLY = 1;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int F_SETFL = 4;

    private static final ValueLayout INT = ValueLayout.JAVA_INT;
    private static final ValueLayout TEXT = ValueLayout.ADDRESS;
    private static final Linker.Option THE_REST_VARIES = Linker.Option.firstVariadicArg(2);

    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(INT, TEXT, INT), THE_REST_VARIES);
    private static final MethodHandle FCNTL =
            function("fcntl", FunctionDescriptor.of(INT, INT, INT, INT), THE_REST_VARIES);
    private static final MethodHandle DUP2 = function("dup2", FunctionDescriptor.of(INT, INT, INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));
    private static final MethodHandle CHDIR = function("chdir", FunctionDescriptor.of(INT, TEXT));
    private static final MethodHandle SETPGID = function("setpgid", FunctionDescriptor.of(INT, INT, INT));

    private Posix() {}

    /** Makes a stream of this process, 0 to 2, the same as one of another process's; false where it cannot be had. */
    static boolean takeStream(int stream, long process, int number) {
        // Not blocking: a pipe whose other end is closed already would be waited for.
        int mode = (stream == 0 ? 0 : O_WRONLY) | O_NOCTTY | O_NONBLOCK;
        try (Arena arena = Arena.ofConfined()) {
            int opened = (int) OPEN.invokeExact(arena.allocateFrom("/proc/" + process + "/fd/" + number), mode);
            if (opened < 0) {
                return false;
            }
            int blocking = (int) FCNTL.invokeExact(opened, F_SETFL, 0);
            int made = (int) DUP2.invokeExact(opened, stream);
            int closed = (int) CLOSE.invokeExact(opened);
            return blocking == 0 && made == stream && closed == 0;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Goes to the folder that another process is in: it may be a new one of the same name. */
    static boolean takeFolder(long process) {
        try (Arena arena = Arena.ofConfined()) {
            return (int) CHDIR.invokeExact(arena.allocateFrom("/proc/" + process + "/cwd")) == 0;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Joins a process group of the session; one of its own with 0. */
    static boolean join(int group) {
        try {
            return (int) SETPGID.invokeExact(0, group) == 0;
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @SuppressWarnings("restricted") // whoever starts the process enables it
    private static MethodHandle function(String name, FunctionDescriptor shape, Linker.Option... options) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, options);
    }
}
