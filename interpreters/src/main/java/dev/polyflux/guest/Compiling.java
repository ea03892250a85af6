package dev.polyflux.guest;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.module.ModuleFinder;
import org.graalvm.polyglot.Engine;

/**
 * Tells, once in a process, that guest code is interpreted although this JVM could compile it. The engine's own warning says the
 * same of every JVM, also of those where nothing can be done; the property that silences it silences this one.
 */
final class Compiling {

    private static final String PAGE = "https://github.com/polyflux/polyflux/blob/main/docs/fast-on-your-jvm.md";
    private static final String SILENCED = "polyglot.engine.WarnInterpreterOnly";

    /** The only release of Java that the guest compiler pairs with. */
    private static final int PAIRED = 25;

    private Compiling() {}

    static boolean compiles(Engine engine) {
        return !engine.getImplementationName().equals("Interpreted");
    }

    static void tell(Engine engine) {
        boolean silenced = System.getProperty(SILENCED, "").equals("false");
        if (!compiles(engine) && !silenced && couldCompile()) {
            Logger logger = System.getLogger("dev.polyflux");
            logger.log(
                    Level.INFO,
                    "Guest code is interpreted, 5 to 30 times slower where it computes; this JVM can compile it: {0}",
                    PAGE);
        }
    }

    private static boolean couldCompile() {
        return Runtime.version().feature() == PAIRED
                && ModuleFinder.ofSystem().find("jdk.internal.vm.ci").isPresent();
    }
}
