package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.packages.HostFolders;
import dev.polyflux.packages.TestWheels;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Packages of Python in realms. */
final class PackagesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private static final String IMPORTING =
            """
            import first_package, second
            from importlib.metadata import version, requires
            print(first_package.VERSION, second.VERSION, version("first-package"), requires("first-package"))
            print(first_package.__file__)
            try:
                open(first_package.__file__, "w")
            except OSError as error:
                print(type(error).__name__)
            import sys
            print(sys.version_info[:3])
            """;

    @TempDir
    private Path folder = Path.of("");

    /** Those of the runtime come before there is a realm, and are told to main; a worker's own while it boots. */
    @Test
    void whatHasComeIsToldByItemAndTotal() throws IOException {
        TestWheels.put(folder.resolve("wheels"), "first-package", "1.2", "second>=2");
        TestWheels.put(folder.resolve("wheels"), "second", "2.0");
        Files.writeString(folder.resolve("a.txt"), "a");
        Files.writeString(folder.resolve("b.txt"), "b");
        Configuration configuration = Configuration.builder()
                .beside(folder)
                .set("packages", List.of("first_package"))
                .set("wheelhouse", List.of("wheels"))
                .set("packages_cache", "never")
                .set("files", Map.of("a.txt", ""))
                .build();
        Configuration own = Configuration.builder()
                .beside(folder)
                .set("files", new java.util.TreeMap<>(Map.of("a.txt", "", "b.txt", "./c.txt")))
                .build();
        Queue<String> heard = new ConcurrentLinkedQueue<>();
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .config(configuration)
                .main(
                        "main.mjs",
                        """
                        addEventListener('py:progress', ({ detail }) => {
                          if (detail.item.endsWith('.txt')) console.log(detail.worker, `${detail}`, detail.number, detail.total);
                        });
                        """)
                .output(line -> heard.add(line.text()))
                .build()) {
            polyflux.events()
                    .ofType(LifecycleEvent.Progress.class)
                    .subscribe(each ->
                            told.add(each.worker() + " " + each.item() + " " + each.number() + " " + each.total()));
            MainScript.ended(polyflux).block(LIMIT);
            polyflux.start(WorkerSpec.of("shares.py", "")).ended().block(LIMIT);
            polyflux.start(WorkerSpec.of("w.py", "").config(own)).ended().block(LIMIT);
            polyflux.whenQuiet().block(LIMIT);
        }
        assertThat(heard).containsExactly("w Loaded a.txt 1 2", "w Loaded b.txt 2 2");
        assertThat(told)
                .containsSubsequence("w a.txt 1 2", "w b.txt 2 2")
                .noneMatch(line -> line.startsWith("shares "));
        assertThat(configuration.fetched((item, number, total) -> {
                    throw new AssertionError(item + " was told to nobody");
                }))
                .isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"SANDBOX", "USER"})
    void areFoundInAllRealmsAndCanOnlyBeRead(Access access) throws IOException {
        TestWheels.put(folder.resolve("wheels"), "first-package", "1.2", "second>=2");
        TestWheels.put(folder.resolve("wheels"), "second", "2.0");
        Configuration configuration = Configuration.builder()
                .beside(folder)
                .set("packages", List.of("first_package"))
                .set("wheelhouse", List.of("wheels"))
                .set("packages_cache", "never")
                .build();
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .access(access)
                .config(configuration)
                .main("main.py", IMPORTING)
                .output(printed::add)
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("w.py", IMPORTING));
            assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        }
        for (String realm : List.of("main", "w")) {
            assertThat(printed.stream()
                            .filter(line -> line.worker().equals(realm))
                            .map(Line::text))
                    .containsExactly(
                            "1.2 2.0 1.2 ['second>=2']",
                            "/usr/lib/packages/first-package-1.2/first_package/__init__.py",
                            "PermissionError",
                            "(3, 12, 8)");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SANDBOX", "USER"})
    void ofAVirtualEnvironmentAndOfAPathAreFound(Access access) throws IOException {
        Path packages = Files.createDirectories(folder.resolve("venv/lib/python3.12/site-packages"));
        Files.writeString(packages.resolve("installed.py"), "x = 'installed'");
        Files.writeString(packages.resolve("__editable__.pth"), "../../../../edited\nimport os\n");
        Files.writeString(
                Files.createDirectories(folder.resolve("edited")).resolve("edited_module.py"), "x = 'edited'");
        Files.writeString(Files.createDirectories(folder.resolve("path")).resolve("bisect.py"), "x = 'mine'");
        Configuration configuration = Configuration.builder()
                .beside(folder)
                .set("virtual_env", "venv")
                .set("python_path", List.of("path"))
                .build();
        assertThat(printed(
                        access,
                        configuration,
                        "import installed, bisect, edited_module\nprint(installed.x, bisect.x, edited_module.x)"))
                .containsExactly("installed mine edited");
    }

    @Test
    void whatTheProcessHasIsForThoseWhoMayReachIt() throws IOException {
        Path packages = Files.createDirectories(folder.resolve("venv/lib/python3.12/site-packages"));
        Path path = Files.createDirectories(folder.resolve("path"));
        assertThat(HostFolders.ofProcess(Map.of(
                        "VIRTUAL_ENV",
                        folder.resolve("venv").toString(),
                        "PYTHONPATH",
                        path + File.pathSeparator + folder.resolve("absent"))))
                .isEqualTo(new HostFolders(List.of(path), List.of(packages)));
        assertThat(HostFolders.ofProcess(Map.of())).isEqualTo(new HostFolders(List.of(), List.of()));
    }

    private static List<String> printed(Access access, Configuration configuration, String code) {
        Queue<Line> printed = new ConcurrentLinkedQueue<>();
        try (Polyflux polyflux = Polyflux.builder()
                .access(access)
                .config(configuration)
                .output(printed::add)
                .build()) {
            Worker worker = polyflux.start(WorkerSpec.of("w.py", code));
            assertThat(worker.ended().block(LIMIT)).isInstanceOf(LifecycleEvent.Done.class);
        }
        return printed.stream().map(Line::text).toList();
    }
}
