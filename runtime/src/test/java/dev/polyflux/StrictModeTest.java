package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pyodide's rules for what is lent to JavaScript, and what is automatic without them. */
final class StrictModeTest {

    @ParameterizedTest
    @CsvSource({
        "strict, true",
        "strict, false",
        "debugging, true",
        "debugging, false",
        "destroyed, true",
        "destroyed, false",
        "once, true",
        "once, false"
    })
    void aScriptPrintsWhatItsCommentsSay(String name, boolean sameRealm) {
        new LifetimeScript(name, sameRealm).assertPrintsItsComments(true);
    }

    @Test
    void aWorkerThatNeverWaitsLendsUntilItsCallHasAnAnswer() {
        String code =
                """
                from pyscript import sync, window

                async def lend():
                    length = await window.keep([1, 2]).length
                    try:
                        return f"{length} {await window.used()}"
                    except Exception as error:
                        return f"{length} {error}"

                sync.lend = lend
                """;
        String main =
                "globalThis.keep = (list) => (globalThis.kept = list, 'three'); globalThis.used = () => kept.length;";
        try (Polyflux polyflux = Polyflux.builder().main("main.js", main).build()) {
            Worker worker =
                    polyflux.start(WorkerSpec.of("awaits.py", code).awaiting().strict());
            assertThat(worker.call("lend", String.class).block(LifetimeScript.LIMIT))
                    .startsWith("5 Error: This borrowed proxy was automatically destroyed at the end of an asynchronous"
                            + " function call. Try using create_proxy or create_once_callable.");
        }
    }

    @Test
    void oneWorkerIsStrictAndAnotherIsNot() {
        String code =
                """
                from pyscript import sync, window
                sync.lend = lambda: window.keep([1])
                """;
        String main = "globalThis.keep = (list) => { globalThis.kept = list; }; globalThis.used = () => kept.length;";
        try (Polyflux polyflux = Polyflux.builder().main("main.js", main).build()) {
            Worker strict = polyflux.start(WorkerSpec.of("strict.py", code).strict());
            Worker automatic = polyflux.start(WorkerSpec.of("automatic.py", code));
            Worker user = polyflux.start(WorkerSpec.of("user.js", "sync.used = () => window.used()"));

            automatic.call("lend", Void.class).block(LifetimeScript.LIMIT);
            user.call("used", Void.class).block(LifetimeScript.LIMIT);
            strict.call("lend", Void.class).block(LifetimeScript.LIMIT);
            assertThatThrownBy(() -> user.call("used", Void.class).block(LifetimeScript.LIMIT))
                    .hasMessageContaining(
                            "This borrowed proxy was automatically destroyed at the end of a function call."
                                    + " Try using create_proxy or create_once_callable.\nFor more information");
        }
    }
}
