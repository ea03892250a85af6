package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import dev.polyflux.files.Furnishing;
import dev.polyflux.guest.Language;
import dev.polyflux.guest.ScriptFiles;
import java.io.InputStream;
import java.util.List;
import java.util.ServiceLoader;
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
final class Engines {

    static final List<Language> LANGUAGES = ServiceLoader.load(Language.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private static final HostAccess HOST_ACCESS =
            HostAccess.newBuilder(HostAccess.EXPLICIT).build();

    private Engines() {}

    /** The language of scripts with this ending; {@code name} is for the message. */
    static Language language(String ending, String name) {
        return LANGUAGES.stream()
                .filter(language -> language.endings().contains(ending))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "no language has the ending '." + ending + "' of " + name + "; there are " + endings()));
    }

    /** Whether a name ends as scripts of some language do. */
    static boolean isScript(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return LANGUAGES.stream().anyMatch(language -> language.endings().contains(ending));
    }

    /** The language of this name, such as {@code javascript}. */
    static Language named(String name) {
        return LANGUAGES.stream()
                .filter(language -> language.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        Code.NO_INTERPRETER,
                        "there is no interpreter of " + name + ": no module on the path brings one; there are those of "
                                + String.join(
                                        " and ",
                                        LANGUAGES.stream()
                                                .map(Language::name)
                                                .sorted()
                                                .toList())));
    }

    /** The language of a main that has no script: the first there is an interpreter of. */
    static Language usual() {
        return installed().findFirst().orElseThrow(() -> missing(LANGUAGES.getFirst()));
    }

    /** Refuses a language whose interpreter is not among the program's dependencies. */
    static void require(Language language) {
        if (installed().noneMatch(language::equals)) {
            throw missing(language);
        }
    }

    /** Those whose interpreters are among the program's dependencies, which may have left one out. */
    static Stream<Language> installed() {
        return LANGUAGES.stream()
                .filter(language -> Shared.ENGINE.getLanguages().containsKey(language.id()));
    }

    private static ConfigurationException missing(Language language) {
        return new ConfigurationException("there is no interpreter of " + language.name()
                + " among this program's dependencies: add org.graalvm.polyglot:" + language.id() + ":"
                + Shared.ENGINE.getVersion() + " (of type pom), or no longer exclude it");
    }

    private static List<String> endings() {
        return LANGUAGES.stream()
                .flatMap(language -> language.endings().stream())
                .sorted()
                .toList();
    }

    static Engine shared() {
        return Shared.ENGINE;
    }

    static Context context(
            Access access, ScriptFiles files, Furnishing furnishing, InputStream in, LineStream out, LineStream err) {
        Context.Builder builder = Context.newBuilder(
                        installed().map(Language::id).toArray(String[]::new))
                .engine(Shared.ENGINE)
                .allowHostAccess(HOST_ACCESS)
                .allowExperimentalOptions(true)
                .allowValueSharing(false)
                .in(in)
                .out(out)
                .err(err);
        installed().forEach(language -> language.configure(builder, access.runsNativeCode()));
        access.grant(builder, files, furnishing);
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
