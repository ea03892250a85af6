package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.config.Key;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import dev.polyflux.guest.SharedEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationTest {

    private static final String TOML =
            """
            name = "app"
            version = "1.2"
            packages = ["ms"]
            experimental_create_proxy = "manual"
            copy_limit = 1000
            ffi_timeout = 250
            timeout = "2s"

            [files]
            "a.py" = ""

            [js_modules.main]
            "d3.mjs" = "d3"

            [app]
            title = "Hello"
            limits = [1, 2.5, true]
            """;

    private static final String JSON =
            """
            {"name": "app", "version": "1.2", "packages": ["ms"], "experimental_create_proxy": "manual",
             "copy_limit": 1000, "ffi_timeout": 250, "timeout": "2s", "files": {"a.py": ""},
             "js_modules": {"main": {"d3.mjs": "d3"}}, "app": {"title": "Hello", "limits": [1, 2.5, true]}}
            """;

    private static final Map<String, Object> TABLE = Map.of(
            "name",
            "app",
            "version",
            "1.2",
            "packages",
            new String[] {"ms"},
            "experimental_create_proxy",
            "manual",
            "copy_limit",
            1000,
            "ffi_timeout",
            250L,
            "timeout",
            "2s",
            "files",
            Map.of("a.py", ""),
            "js_modules",
            Map.of("main", Map.of("d3.mjs", "d3")),
            "app",
            Map.of("title", "Hello", "limits", List.of((short) 1, 2.5f, true)));

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void allWaysToSayItSayTheSame() throws IOException {
        Configuration toml = Configuration.text(TOML);
        assertThat(Configuration.text(JSON)).isEqualTo(toml);
        assertThat(Configuration.of(TABLE)).isEqualTo(toml);
        Configuration.Builder builder = Configuration.builder();
        TABLE.forEach(builder::set);
        assertThat(builder.build()).isEqualTo(toml);
        Configuration file = Configuration.read(file("a.toml", TOML));
        assertThat(Configuration.read(file("a.json", JSON))).isEqualTo(file);
        assertThat(Configuration.read(file("a.json", JSON).toUri())).isEqualTo(file);
        assertThat(Configuration.read(file("a.toml", "\ufeff" + TOML))).isEqualTo(file);
        assertThat(Configuration.read(file("a.conf", "name: app"), text -> TABLE))
                .isEqualTo(file);
        assertThat(file.values()).isEqualTo(toml.values());
    }

    @Test
    void aWorkersIsReadAsItsRuntimesIs() throws IOException {
        Configuration own =
                Configuration.read(file("main.conf", "name: app"), text -> Map.of("name", text.substring(6)));
        file("worker.conf", "name: worker");
        assertThat(own.value("name")).contains("app");
        assertThat(own.beside("./worker.conf").value("name")).contains("worker");
        Configuration standard = Configuration.read(file("main.toml", "name = 'main'"));
        file("worker.json", "{\"name\": \"worker\"}");
        for (Object given :
                List.of("worker.json", "{\"name\": \"worker\"}", "name = 'worker'", Map.of("name", "worker"))) {
            assertThat(standard.beside(given)).isEqualTo(Configuration.read(folder.resolve("worker.json")));
        }
        assertThat(standard.beside("").values()).isEmpty();
    }

    @Test
    void keysOfOursHaveTheirTypes() throws IOException {
        Configuration read = Configuration.read(
                file("a.toml", "main = 'app.js'\nsandbox = true\nwait_deadline = '500ms'\nffi_timeout = 250"));
        assertThat(read.file("main")).contains(folder.resolve("app.js"));
        assertThat(read.flag("sandbox")).isTrue();
        assertThat(read.flag("keep_alive")).isFalse();
        assertThat(read.duration("wait_deadline")).contains(Duration.ofMillis(500));
        assertThat(read.duration("ffi_timeout")).contains(Duration.ofMillis(250));
        assertThat(read.duration("timeout")).isEmpty();
    }

    @Test
    void whatIsNotSaidIsNotThere() throws IOException {
        assertThat(Configuration.read(file("empty.json", "{}")).values()).isEmpty();
        assertThat(Configuration.read(file("empty.toml", "")).values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.yaml | main: x            | UNREADABLE  | neither in .toml nor in .json",
                "a.toml | mian = 'x'         | UNKNOWN_KEY | unknown key 'mian'; did you mean 'main'?",
                "a.json | {\"mian\": 1}      | UNKNOWN_KEY | unknown key 'mian'; did you mean 'main'?",
                "a.toml | package = ['x']    | UNKNOWN_KEY | did you mean 'packages'?",
                "a.toml | package_cache = 'never' | UNKNOWN_KEY | did you mean 'packages_cache'?",
                "a.toml | experimental_create_prox = 'auto' | UNKNOWN_KEY | did you mean 'experimental_create_proxy'?",
                "a.toml | [file]             | UNKNOWN_KEY | did you mean 'files'?",
                "a.toml | [jsmodules.main]   | UNKNOWN_KEY | did you mean 'js_modules'?",
                "a.toml | zzzzzz = 1         | UNKNOWN_KEY | there are author_email, author_name",
                "a.toml | main = 'x          | MALFORMED   | line 1",
                "a.json | {\"main\":         | MALFORMED   | line 1",
                "a.json | [1]                | MALFORMED   | not a table",
                "a.json | {\"main\": 1}      | WRONG_VALUE | 'main' must be a string",
                "a.toml | sandbox = 'yes'    | WRONG_VALUE | 'sandbox' must be true or false",
                "a.toml | experimental_create_proxy = 'no' | WRONG_VALUE | must be \"auto\" or \"manual\", not \"no\"",
                "a.toml | timeout = 'soon'   | WRONG_VALUE | 'timeout': 'soon' is no duration",
                "a.toml | timeout = 5        | WRONG_VALUE | 'timeout' must be a string",
                "a.toml | ffi_timeout = -1   | WRONG_VALUE | 'ffi_timeout' must be a duration",
                "a.toml | ffi_timeout = '1'  | WRONG_VALUE | 'ffi_timeout': '1' is no duration",
                "a.toml | copy_limit = 0     | WRONG_VALUE | 'copy_limit' must be a whole number",
                "a.toml | packages = 'x'     | WRONG_VALUE | 'packages' must be a list of strings",
                "a.toml | packages = [1]     | WRONG_VALUE | 'packages' must be a list of strings",
                "a.toml | files = ['a']      | WRONG_VALUE | 'files' must be a table of strings",
                "a.toml | plugins = ['py-game'] | WRONG_VALUE | 'plugins': 'py-game' is part of a page",
                "a.json | {\"plugins\": [\"!error\", \"py-editor\"]} | WRONG_VALUE | 'py-editor' is part of a page",
                "a.toml | plugins = ['!eror'] | WRONG_VALUE | there is no 'eror'; did you mean 'error'?",
                "a.toml | plugins = ['https://example.org/x.js'] | WRONG_VALUE | there are codemirror, deprecations-manager",
                "a.toml | plugins = 'error' | WRONG_VALUE | 'plugins' must be a list of strings",
                "a.toml | [js_modules.wroker] | WRONG_VALUE | 'js_modules' must be a table with 'main' and 'worker'",
                "a.toml | ffi_timeout = 1\\nexperimental_ffi_timeout = 1 | CONFLICT | which are one",
                "a.toml | interpreter = 'graalpy-24.1' | CONFLICT | 'interpreter' is graalpy-24.1, and the engine there is",
                "a.json | {\"sandbox\": true, \"sandbox\": false} | MALFORMED | Duplicate field 'sandbox'",
                "a.json | {\"app\": {\"a\": 1, \"a\": 2}} | MALFORMED | Duplicate field 'a'",
                "a.json | {\"sandbox\": true} {\"sandbox\": false} | MALFORMED | Trailing token",
                "a.json | {\"sandbox\": true} x | MALFORMED | line 1",
                "a.json | {\"main\": \"a\\u0000.js\"} | WRONG_VALUE | 'main' is no path",
                "a.toml | main = \"a\\u0000.js\" | WRONG_VALUE | 'main' is no path",
                "a.toml | main = \"https://localhost/a.js\" | WRONG_VALUE | no file on disk",
                "a.json | {\"sandbox\": null} | WRONG_VALUE | 'sandbox' must be true or false",
                "a.json | {\"timeout\": NaN} | MALFORMED | line 1",
                "a.toml | ffi_timeout = nan | WRONG_VALUE | 'ffi_timeout' must be a duration",
                "a.toml | copy_limit = inf | WRONG_VALUE | 'copy_limit' must be a whole number",
                "a.toml | [app]\\nx = [1, {y = nan}] | WRONG_VALUE | 'app.x[1].y' is no finite number",
                "a.json | ``                 | MALFORMED | not a table",
                "a.toml | main = {x = 1}     | WRONG_VALUE | 'main' must be a string"
            })
    void aMisfitIsAnErrorThatNamesFileReasonAndCode(String name, String text, Code code, String reason)
            throws IOException {
        Path file = file(name, name.endsWith("toml") ? text.replace("\\n", "\n") : text);
        assertThatThrownBy(() -> Configuration.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason)
                .hasMessageEndingWith("(" + code.id() + ")")
                .extracting(error -> ((ConfigurationException) error).code())
                .isEqualTo(code);
    }

    @Test
    void allKeysOfPyScriptAreKnown() {
        Configuration all = Configuration.text(
                """
                name = "app"
                description = "what it does"
                version = 1.5
                type = "app"
                author_name = "Ada"
                author_email = "ada@example.org"
                license = "MIT"
                interpreter = "https://cdn.jsdelivr.net/pyodide/v0.28.0/full/pyodide.mjs"
                packages = []
                packages_cache = "never"
                index_urls = []
                plugins = ["!error", "donkey", "error", "!py-game"]
                debug = true
                sync_main_only = false
                experimental_create_proxy = "auto"
                experimental_ffi_timeout = 30
                experimental_something_new = true

                [files]
                [[fetch]]
                files = []
                [js_modules.main]
                [js_modules.worker]
                [[pages]]
                title = "a section of one's own"
                """);
        assertThat(all.values()).hasSize(21);
    }

    @Test
    void theEnginesOwnVersionMayBeSaid() {
        String version = SharedEngine.version();
        assertThat(Configuration.of(Map.of("interpreter", "graalpy-" + version)).values())
                .hasSize(1);
        assertThat(Configuration.of(Map.of("interpreter", "0.28.2")).values()).hasSize(1);
    }

    @Test
    void aKeyThatIsThereTwiceInTomlIsAnError() throws IOException {
        Path file = file("a.toml", "sandbox = true\nsandbox = false\n");
        assertThatThrownBy(() -> Configuration.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Duplicate key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.toml"})
    void endlessNestingIsAnError(String name) throws IOException {
        Path file = file(name, (name.endsWith("json") ? "{\"main\": " : "main = ") + "[".repeat(200_000));
        assertThatThrownBy(() -> Configuration.read(file)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aTableThatContainsItselfIsAnError() {
        Map<String, Object> table = new HashMap<>();
        table.put("app", table);
        assertThatThrownBy(() -> Configuration.of(table)).hasMessageContaining("nested too deeply");
    }

    @Test
    void aFileThatIsNotThereOrNoFileIsAnError() throws IOException {
        assertThatThrownBy(() -> Configuration.read(folder.resolve("absent.toml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no file");
        Path directory = Files.createDirectory(folder.resolve("folder.toml"));
        assertThatThrownBy(() -> Configuration.read(directory)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aFileThatIsNoTextIsAnError() throws IOException {
        Path file = Files.write(folder.resolve("a.toml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Configuration.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void whatAParserOfOnesOwnThrowsOrMakesUpIsAnError() throws IOException {
        Path file = file("a.conf", "x");
        assertThatThrownBy(() -> Configuration.read(file, text -> {
                    throw new IllegalStateException("line 7");
                }))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("a.conf: line 7");
        assertThatThrownBy(() -> Configuration.read(file, text -> Map.of("nmae", 1)))
                .hasMessageContaining("did you mean 'name'?");
        assertThatThrownBy(() -> Configuration.read(file, text -> Map.of("app", Map.of("x", new Object()))))
                .hasMessageContaining("'app.x' is a java.lang.Object");
    }

    @Test
    void nobodyChangesItAfterwards() {
        Map<String, Object> table = new HashMap<>(Map.of("name", "a"));
        Configuration configuration = Configuration.of(table);
        table.put("name", "b");
        assertThat(configuration.value("name")).contains("a");
        assertThatThrownBy(() -> configuration.values().put("name", "c"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void whatGuestsSayOfAWorkerReachesNothingOutside() {
        for (Key key : List.of(Key.FILES, Key.PACKAGES, Key.MOUNTS_, Key.NATIVE_CODE, Key.VIRTUAL_ENV)) {
            Object value =
                    switch (key.kind()) {
                        case FLAG -> true;
                        case TEXT -> "x";
                        case TEXTS -> List.of("x");
                        default -> Map.of("x", "y");
                    };
            assertThatThrownBy(() -> Configuration.of(Map.of(key.key(), value))
                            .settings()
                            .checkGuest())
                    .hasMessageContaining("'" + key.key() + "'")
                    .hasMessageContaining("PF1006");
        }
        Configuration.of(Map.of("name", "x", "sync_main_only", true)).settings().checkGuest();
    }
}
