package dev.polyflux;

import dev.polyflux.guest.ScriptFiles;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/** What guest code may reach beyond its own realm and the realms it talks to. */
public enum Access {
    /** Nothing: no files, no environment, no sockets, no threads, no processes. The default. */
    SANDBOX {
        @Override
        void grant(Context.Builder context, ScriptFiles scripts) {
            FileSystem none = FileSystem.allowInternalResourceAccess(FileSystem.newDenyIOFileSystem());
            context.allowIO(IOAccess.newBuilder().fileSystem(scripts.over(none)).build())
                    .allowEnvironmentAccess(EnvironmentAccess.NONE);
        }
    },
    /** Files, environment, sockets, threads and processes as the user who runs the JVM, for code that user trusts. */
    USER {
        @Override
        void grant(Context.Builder context, ScriptFiles scripts) {
            IOAccess all = IOAccess.newBuilder()
                    .fileSystem(scripts.over(FileSystem.newDefaultFileSystem()))
                    .allowHostSocketAccess(true)
                    .build();
            context.allowIO(all)
                    .allowEnvironmentAccess(EnvironmentAccess.INHERIT)
                    .allowCreateThread(true)
                    .allowCreateProcess(true);
        }
    };

    /** Whether guest code may open connections. */
    boolean connects() {
        return this == USER;
    }

    abstract void grant(Context.Builder context, ScriptFiles scripts);
}
