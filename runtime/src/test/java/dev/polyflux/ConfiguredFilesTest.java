package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.config.TestArchives;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.lifecycle.LifecycleEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files and folders that a configuration gives to realms. */
final class ConfiguredFilesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Pattern PRINTS = Pattern.compile("(?m)# => (.*)$");

    @TempDir
    private Path folder = Path.of("");

    private Configuration configuration() throws IOException {
        Files.writeString(folder.resolve("helper.py"), "def hello():\n    return 'hello'\n");
        Files.writeString(folder.resolve("text.txt"), "Grüße");
        Files.write(
                folder.resolve("my_module.zip"),
                TestArchives.zip(
                        Map.of("my_module/__init__.py", "", "my_module/sub/__init__.py", "def sub_util(): return 7")));
        Files.createDirectories(folder.resolve("source/inner"));
        Files.createDirectories(folder.resolve("outside"));
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("outside/secret.txt"), "secret");
        Files.writeString(folder.resolve("source/inner/file.txt"), "inner");
        Files.writeString(folder.resolve("source/readme.txt"), "read me");
        Files.createSymbolicLink(folder.resolve("source/link.txt"), Path.of("readme.txt"));
        Files.createSymbolicLink(folder.resolve("source/escape"), folder.resolve("outside"));
        return Configuration.builder()
                .beside(folder)
                .file("helper.py", "")
                .file("my_module.zip", "./*")
                .file("text.txt", "./data/")
                .mount(folder.resolve("source"), "/mounted/source")
                .mountWritable(Path.of("target"), "./out")
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"SANDBOX", "USER"})
    void arePartOfEachRealmsOwnFiles(Access access) throws IOException {
        Path script = Path.of("src", "test", "resources", "configured", "files.py");
        String code = Files.readString(script);
        List<String> said =
                PRINTS.matcher(code).results().map(found -> found.group(1)).toList();
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        List<String> before = names(Path.of(""));
        try (Polyflux polyflux = Polyflux.builder()
                .access(access)
                .config(configuration())
                .output(printed::add)
                .build()) {
            Worker first = polyflux.start(WorkerSpec.of(script).named("first"));
            assertThat(first.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
            delete("target/made/moved.txt", "target/made");
            Worker second = polyflux.start(WorkerSpec.of("second.py", code));
            assertThat(second.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        }
        for (String worker : List.of("first", "second")) {
            assertThat(printed.stream()
                            .filter(line -> line.worker().equals(worker))
                            .map(Line::text))
                    .containsExactlyElementsOf(said);
        }
        assertThat(folder.resolve("target/made/moved.txt")).hasContent("written");
        assertThat(names(Path.of(""))).isEqualTo(before);
    }

    private void delete(String... names) throws IOException {
        for (String name : names) {
            Files.delete(folder.resolve(name));
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(Path::toString).sorted().toList();
        }
    }

    @Test
    void scriptsOfJavaScriptImportThem() throws IOException {
        Files.writeString(
                folder.resolve("lib.mjs"), "import { two } from './deep/two.mjs'; export const three = two + 1;");
        Files.writeString(folder.resolve("two.mjs"), "export const two = 2;");
        Configuration configuration = Configuration.builder()
                .beside(folder)
                .file("lib.mjs", "")
                .file("two.mjs", "deep/")
                .build();
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder().output(printed::add).build()) {
            Worker worker =
                    polyflux.start(WorkerSpec.of("w.mjs", "import { three } from './lib.mjs'; console.log(three);")
                            .config(configuration));
            assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        }
        assertThat(printed).extracting(Line::text).containsExactly("3");
    }

    @Test
    void whatCannotBeFetchedIsToldBeforeAnythingStarts() {
        PolyfluxBuilder builder = Polyflux.builder()
                .config(Configuration.builder().file("absent.py", "").build());
        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("absent.py");
    }

    @Test
    void aWorkerWhoseFilesCannotBeFetchedDoesNotBootAndSaysWhy() {
        try (Polyflux polyflux = Polyflux.create()) {
            Worker worker = polyflux.start(WorkerSpec.of("w.py", "print(1)")
                    .config(Configuration.builder().file("absent.py", "").build()));
            assertThat(worker.ended().block(LIMIT))
                    .isInstanceOfSatisfying(LifecycleEvent.Failed.class, failed -> assertThat(failed.error())
                            .hasMessageContaining("absent.py")
                            .hasCauseInstanceOf(ConfigurationException.class));
        }
    }
}
