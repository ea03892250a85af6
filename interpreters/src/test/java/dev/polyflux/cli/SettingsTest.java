package dev.polyflux.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void tomlAndJsonSayTheSame() throws IOException {
        Settings expected = new Settings(
                folder.resolve("app.js"),
                true,
                false,
                false,
                false,
                true,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                1000L,
                Duration.ofMillis(250));
        assertThat(
                        Settings.read(
                                file(
                                        "a.toml",
                                        """
                                main = "app.js"
                                sandbox = true
                                experimental_create_proxy = "manual"
                                timeout = "2s"
                                wait_deadline = "500ms"
                                copy_limit = 1000
                                ffi_timeout = "250ms"
                                """)))
                .isEqualTo(expected);
        assertThat(
                        Settings.read(
                                file(
                                        "a.json",
                                        """
                                {"main": "app.js", "sandbox": true, "experimental_create_proxy": "manual",
                                "timeout": "2s", "wait_deadline": "500ms", "copy_limit": 1000, "ffi_timeout": 250}
                                """)))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotSaidIsTheDefault() throws IOException {
        assertThat(Settings.read(file("empty.json", "{}"))).isEqualTo(Settings.NONE);
        assertThat(Settings.read(file("empty.toml", ""))).isEqualTo(Settings.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.yaml | main: x            | neither in .toml nor in .json",
                "a.toml | mian = 'x'         | unknown key 'mian'",
                "a.json | {\"mian\": 1}      | unknown key 'mian'",
                "a.toml | main = 'x          | line 1",
                "a.json | {\"main\":         | line 1",
                "a.json | [1]                | not a table",
                "a.json | {\"main\": 1}      | 'main' must be a string",
                "a.toml | sandbox = 'yes'    | 'sandbox' must be true or false",
                "a.toml | experimental_create_proxy = 'no' | must be \"auto\" or \"manual\", not \"no\"",
                "a.toml | timeout = 'soon'   | 'timeout': 'soon' is no duration",
                "a.toml | timeout = 5        | 'timeout' must be a string",
                "a.toml | ffi_timeout = -1   | 'ffi_timeout' must be a duration",
                "a.toml | ffi_timeout = '1'  | 'ffi_timeout': '1' is no duration",
                "a.json | {\"sandbox\": true, \"sandbox\": false} | Duplicate field 'sandbox'",
                "a.json | {\"sandbox\": true} {\"sandbox\": false} | Trailing token",
                "a.json | {\"sandbox\": true} x | line 1",
                "a.json | {\"main\": \"a\\u0000.js\"} | 'main' is no path",
                "a.toml | main = \"a\\u0000.js\" | 'main' is no path",
                "a.json | {\"sandbox\": null} | 'sandbox' must be true or false",
                "a.json | {\"timeout\": NaN} | line 1",
                "a.toml | ffi_timeout = nan | 'ffi_timeout' must be a duration",
                "a.toml | copy_limit = inf | 'copy_limit' must be a whole number",
                "a.json | ``                 | not a table",
                "a.toml | main = {x = 1}     | 'main' must be a string"
            },
            quoteCharacter = '`')
    void amisfitIsAnErrorThatNamesFileAndReason(String name, String text, String reason) throws IOException {
        Path file = file(name, text);
        assertThatThrownBy(() -> Settings.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void aKeyThatIsThereTwiceInTomlIsAnError() throws IOException {
        Path file = file("a.toml", "sandbox = true\nsandbox = false\n");
        assertThatThrownBy(() -> Settings.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Duplicate key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.toml"})
    void endlessNestingIsAnError(String name) throws IOException {
        Path file = file(name, (name.endsWith("json") ? "{\"main\": " : "main = ") + "[".repeat(200_000));
        assertThatThrownBy(() -> Settings.read(file)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aFileThatIsNotThereOrNoFileIsAnError() throws IOException {
        assertThatThrownBy(() -> Settings.read(folder.resolve("absent.toml")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no file");
        Path directory = Files.createDirectory(folder.resolve("folder.toml"));
        assertThatThrownBy(() -> Settings.read(directory)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aFileThatIsNoTextIsAnError() throws IOException {
        Path file = Files.write(folder.resolve("a.toml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> Settings.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file.toString());
    }
}
