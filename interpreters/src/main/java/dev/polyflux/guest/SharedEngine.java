package dev.polyflux.guest;

import dev.polyflux.core.ConfigurationException;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;

/**
 * The one engine of the process and what its contexts have in common.
 *
 * <p>An engine takes one host access policy, and shares parsed and compiled guest code among its contexts: so there is one
 * policy, in which only exported members of the runtime can be reached, and one engine, which is never closed.
 */
public final class SharedEngine {

    private static final HostAccess HOST_ACCESS =
            HostAccess.newBuilder(HostAccess.EXPLICIT).build();

    private SharedEngine() {}

    /** The language of a main that has no script: the first there is an interpreter of. */
    public static Language usual() {
        return installed().findFirst().orElseThrow(() -> missing(Languages.all().getFirst()));
    }

    /** Refuses a language whose interpreter is not among the program's dependencies. */
    public static void require(Language language) {
        if (installed().noneMatch(language::equals)) {
            throw missing(language);
        }
    }

    /** Whether there is an interpreter of the language of this name. */
    static boolean speaks(String language) {
        return installed().anyMatch(installed -> installed.name().equals(language));
    }

    /** Those whose interpreters are among the program's dependencies, which may have left one out. */
    private static Stream<Language> installed() {
        return Languages.all().stream()
                .filter(language -> Shared.ENGINE.getLanguages().containsKey(language.id()));
    }

    private static ConfigurationException missing(Language language) {
        return new ConfigurationException("there is no interpreter of " + language.name()
                + " among this program's dependencies: add org.graalvm.polyglot:" + language.id()
                + " (of type pom), or no longer exclude it");
    }

    /** Its version. */
    public static String version() {
        return Shared.ENGINE.getVersion();
    }

    /** Whether it compiles guest code. */
    public static boolean compiles() {
        return Compiling.compiles(Shared.ENGINE);
    }

    /** The engine's own name of what runs guest code in it. */
    public static String implementation() {
        return Shared.ENGINE.getImplementationName();
    }

    /** The implementations of the languages, with their versions. */
    public static List<String> languages() {
        return Shared.ENGINE.getLanguages().values().stream()
                .filter(there ->
                        Languages.all().stream().anyMatch(own -> own.id().equals(there.getId())))
                .map(there -> there.getImplementationName() + " " + there.getVersion())
                .sorted()
                .toList();
    }

    /** A context for all languages there are. */
    static Context context(Outside outside) {
        Context.Builder builder = Context.newBuilder(
                        installed().map(Language::id).toArray(String[]::new))
                .engine(Shared.ENGINE)
                .allowHostAccess(HOST_ACCESS)
                .allowExperimentalOptions(true)
                .allowValueSharing(false)
                .environment(outside.environment())
                .in(outside.in())
                .out(outside.out())
                .err(outside.err());
        installed().forEach(language -> language.configure(builder, outside.reach() == Reach.NATIVE_CODE));
        outside.reach().grant(builder, outside.scripts(), outside.furnishing());
        return builder.build();
    }

    private static final class Shared {

        static final Engine ENGINE = create();

        private static Engine create() {
            // Read once, before the first Python context: with it Python starts no threads of its own, and asks to be
            // polled instead (https://github.com/oracle/graalpython/issues/517).
            System.setProperty("python.AutomaticAsyncActions", "false");
            Engine engine = Engine.newBuilder()
                    .allowExperimentalOptions(true)
                    .option("engine.WarnInterpreterOnly", "false") // Compiling says it in a line, with what to do
                    .build();
            Compiling.tell(engine);
            return engine;
        }
    }
}
