package dev.polyflux.guest;

import dev.polyflux.files.Furnishing;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.io.IOAccess;

/** What the engine lets a realm's code reach beyond its own context. */
public enum Reach {
    /** Nothing: its files are in memory. */
    NOTHING {
        @Override
        void grant(Context.Builder context, ScriptFiles scripts, Furnishing furnishing) {
            context.allowIO(IOAccess.newBuilder()
                            .fileSystem(scripts.over(furnishing.inMemory(), Languages.all()))
                            .build())
                    .allowEnvironmentAccess(EnvironmentAccess.NONE);
        }
    },
    /** Files, environment, sockets, threads and processes of the host. */
    HOST {
        @Override
        void grant(Context.Builder context, ScriptFiles scripts, Furnishing furnishing) {
            IOAccess all = IOAccess.newBuilder()
                    .fileSystem(scripts.over(furnishing.overHost(), Languages.all()))
                    .allowHostSocketAccess(true)
                    .build();
            context.allowIO(all)
                    .allowEnvironmentAccess(EnvironmentAccess.INHERIT)
                    .allowCreateThread(true)
                    .allowCreateProcess(true);
        }
    },
    /** The host, and native code in its process. */
    NATIVE_CODE {
        @Override
        void grant(Context.Builder context, ScriptFiles scripts, Furnishing furnishing) {
            HOST.grant(context, scripts, furnishing);
            context.allowNativeAccess(true);
        }
    };

    abstract void grant(Context.Builder context, ScriptFiles scripts, Furnishing furnishing);
}
