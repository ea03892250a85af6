package dev.polyflux.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.polyflux.config.Format;
import dev.polyflux.config.Integrity;
import dev.polyflux.config.Location;
import dev.polyflux.config.Settings;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which packages are found for what a configuration names; all of them are made here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PythonPackagesTest {

    @TempDir
    private static Path folder = Path.of("");

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeAll
    void prepare() throws IOException {
        System.setProperty("polyflux.cache", folder.resolve("cache").toString());
        Path wheels = folder.resolve("wheels");
        TestWheels.put(wheels, "plain", "1.0");
        TestWheels.put(wheels, "plain", "1.5");
        TestWheels.put(wheels, "plain", "1.10");
        TestWheels.put(wheels, "plain", "2.0rc1");
        TestWheels.put(wheels, "Mixed_Name", "1");
        TestWheels.put(
                wheels,
                "top",
                "1",
                "middle>=1",
                "plain<1.10",
                "absent ; sys_platform == 'plan9'",
                "more ; extra == 'all'");
        TestWheels.put(wheels, "middle", "1", "plain>=1.0");
        TestWheels.put(wheels, "middle", "2", "plain>=1.10");
        TestWheels.put(wheels, "more", "1", "plain");
        TestWheels.put(wheels, "cycle-a", "1", "cycle-b");
        TestWheels.put(wheels, "cycle-b", "1", "cycle-a");
        TestWheels.put(wheels, "broken", "1", "no such thing");
        TestWheels.put(wheels, "lonely", "1", "absent>=3");
        TestWheels.put(wheels, "early", "1");
        TestWheels.put(wheels, "early", "2", "Requires-Python: >=3.99");
        TestWheels.put(wheels, "late", "1", "Requires-Python: >=3.99");
        TestWheels.put(wheels, "unreleased", "1.0a1");
        TestWheels.put(wheels, "quarrel", "1", "plain==1.0", "plain==1.5");
        Files.write(
                wheels.resolve("binary-1.0-cp312-cp312-manylinux_2_17_x86_64.whl"), TestWheels.wheel("binary", "1.0"));
        Files.write(wheels.resolve("partly-1.0-py3-none-any.whl"), TestWheels.wheel("partly", "1.0"));
        Files.write(wheels.resolve("partly-2.0-cp312-cp312-linux_x86_64.whl"), TestWheels.wheel("partly", "2.0"));
        Files.write(
                wheels.resolve("hidden-1.0-py3-none-any.whl"),
                TestWheels.wheel("hidden", "1.0", Map.of("hidden/_speed.so", "ELF")));
        Files.write(wheels.resolve("old-1.0-py2-none-any.whl"), TestWheels.wheel("old", "1.0"));
        Files.write(
                wheels.resolve("data-1.0-py3-none-any.whl"),
                TestWheels.wheel("data", "1.0", Map.of("data-1.0.data/purelib/extra.py", "x = 1")));
        Files.write(
                wheels.resolve("source-1.0.tar.gz"),
                TestWheels.sources(
                        "source", "1.0", Map.of("src/source/__init__.py", "x = 1", "tests/__init__.py", ""), "plain"));
        Files.write(
                wheels.resolve("flat-1.0.tar.gz"),
                TestWheels.sources(
                        "flat", "1.0", Map.of("flat.py", "x = 1", "setup.py", "raise 1", "docs/conf.py", "")));
        Files.write(
                wheels.resolve("compiled-1.0.tar.gz"),
                TestWheels.sources(
                        "compiled", "1.0", Map.of("compiled/__init__.py", "", "compiled/speed.c", "int x;")));
        Files.write(
                wheels.resolve("dynamic-1.0.tar.gz"),
                TestWheels.sources("dynamic", "1.0", Map.of("dynamic.py", ""), "Dynamic: Requires-Dist"));
        Files.write(
                wheels.resolve("slip-1.0-py3-none-any.whl"), TestWheels.wheel("slip", "1.0", Map.of("../slip.py", "")));
        Files.writeString(wheels.resolve("notes.txt"), "no package");
        Files.writeString(folder.resolve("single.py"), "x = 1");
        serve();
    }

    private void serve() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("/files/remote-1.0-py3-none-any.whl", TestWheels.wheel("remote", "1.0", "plain"));
        files.put("/files/remote-2.0-py3-none-any.whl", TestWheels.wheel("remote", "2.0", "plain"));
        files.put("/files/remote-3.0-py3-none-any.whl", TestWheels.wheel("remote", "3.0"));
        files.put("/files/remote-4.0-py3-none-any.whl", TestWheels.wheel("remote", "4.0"));
        files.put("/files/my_single.py", "x = 1".getBytes(StandardCharsets.UTF_8));
        files.put("/files/forged-1.0-py3-none-any.whl", TestWheels.wheel("forged", "1.0"));
        files.put("/files/plain%2Blocal-py3-none-any.whl", new byte[0]);
        String hash = Integrity.sha256(files.get("/files/remote-2.0-py3-none-any.whl"));
        files.put(
                "/simple/remote/",
                """
                <!DOCTYPE html><html><body>
                <a href="../../files/remote-1.0-py3-none-any.whl">remote-1.0-py3-none-any.whl</a><br>
                <a href="../../files/remote-2.0-py3-none-any.whl#sha256=HASH" data-requires-python="&gt;=3.8">x</a>
                <a href='../../files/remote-3.0-py3-none-any.whl' data-requires-python='&gt;=3.99'>x</a>
                <A HREF="/files/remote-4.0-py3-none-any.whl" data-yanked="broken">x</A>
                <a href="../../files/remote-9.0-cp312-cp312-win32.whl">x</a> <a>none</a>
                </body></html>
                """
                        .replace("HASH", hash)
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "/simple/forged/",
                "<a href='../../files/forged-1.0-py3-none-any.whl#sha256=%s'>x</a>"
                        .formatted("0".repeat(64))
                        .getBytes(StandardCharsets.UTF_8));
        files.put(
                "/json/remote/",
                """
                {"name": "remote", "files": [
                 {"filename": "remote-1.0-py3-none-any.whl", "url": "../../files/remote-1.0-py3-none-any.whl", "hashes": {}},
                 {"filename": "remote-2.0-py3-none-any.whl", "url": "/files/remote-2.0-py3-none-any.whl", "yanked": false,
                  "hashes": {"sha256": "HASH"}, "requires-python": ">=3.8"},
                 {"filename": "remote-4.0-py3-none-any.whl", "url": "/files/remote-4.0-py3-none-any.whl", "yanked": "broken"}]}
                """
                        .replace("HASH", hash)
                        .getBytes(StandardCharsets.UTF_8));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = files.get(path);
            exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
            if (body != null) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
        System.clearProperty("polyflux.cache");
    }

    private final List<String> arrived = new ArrayList<>();

    private String server() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private Map<String, Path> found(String toml) {
        String text = toml.replace("SERVER", server()).replace(" / ", "\n");
        return PythonPackages.of(
                Settings.parse(
                        text, source -> Format.TOML.read(source, "a.toml"), "a.toml", new Location.OnDisk(folder)),
                (item, number, total) -> arrived.add(number + " of " + total));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "packages = ['plain']                           | [plain-1.10]",
                "packages = ['plain<1.10']                      | [plain-1.5]",
                "packages = ['plain==1.0']                      | [plain-1.0]",
                "packages = ['plain>=2.0rc1']                   | [plain-2.0rc1]",
                "packages = ['unreleased']                      | [unreleased-1.0a1]",
                "packages = ['mixed.name']                      | [mixed-name-1]",
                "packages = ['top']                             | [middle-1, plain-1.5, top-1]",
                "packages = ['top[all]']                        | [middle-1, more-1, plain-1.5, top-1]",
                "packages = ['middle', 'top']                   | [middle-1, plain-1.5, top-1]",
                "packages = ['middle']                          | [middle-2, plain-1.10]",
                "packages = ['plain', 'plain<1.10']             | [plain-1.5]",
                "packages = ['cycle-a']                         | [cycle-a-1, cycle-b-1]",
                "packages = ['early']                           | [early-1]",
                "packages = ['partly']                          | [partly-1.0]",
                "packages = ['plain ; os_name == \"beos\"']     | []",
                "packages = ['source']                          | [plain-1.10, source-1.0]",
                "packages = ['flat', 'data']                    | [data-1.0, flat-1.0]",
                "packages = ['./wheels/plain-1.0-py3-none-any.whl'] | [plain-1.0]",
                "packages = ['wheels/top-1-py3-none-any.whl']   | [middle-1, plain-1.5, top-1]",
                "packages = ['plain @ ./wheels/plain-1.0-py3-none-any.whl'] | [plain-1.0]",
                "packages = ['SERVER/files/remote-1.0-py3-none-any.whl'] | [plain-1.10, remote-1.0]",
                "packages = ['SERVER/files/my_single.py'] | [my-single-0]",
                "packages = ['./single.py', 'plain'] | [plain-1.10, single-0]",
                "packages = ['remote'] / index_urls = ['SERVER/simple/'] | [plain-1.10, remote-2.0]",
                "packages = ['remote'] / index_urls = ['SERVER/simple']  | [plain-1.10, remote-2.0]",
                "packages = ['remote<2'] / index_urls = ['SERVER/json']  | [plain-1.10, remote-1.0]",
                "packages = ['remote'] / index_urls = ['SERVER/json']    | [plain-1.10, remote-2.0]",
                "packages = ['remote==4.0'] / index_urls = ['SERVER/json'] | [remote-4.0]",
                "packages = ['plain'] / packages_cache = 'never'| [plain-1.10]",
                "packages = []                                  | []"
            })
    void theNewestThatSuitEverybodyAreTaken(String toml, String names) {
        Map<String, Path> found = found(toml + " / wheelhouse = ['wheels']");
        assertThat(TestWheels.names(found)).hasToString(names);
        if (!found.isEmpty()) {
            assertThat(arrived).endsWith(found.size() + " of " + found.size());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "packages = ['absent']         | NO_SUCH_PACKAGE | there is no package 'absent', which the configuration needs; looked for in",
                "packages = ['lonely']         | NO_SUCH_PACKAGE | there is no package 'absent', which lonely 1 needs",
                "packages = ['plain>=3']       | NO_SUCH_VERSION | there are 2.0rc1, 1.10, 1.5, 1.0",
                "packages = ['quarrel']        | NO_SUCH_VERSION | quarrel 1 needs plain==1.0, quarrel 1 needs plain==1.5",
                "packages = ['plain==1.0', 'middle==2'] | NO_SUCH_VERSION | no version of plain suits everybody",
                "packages = ['late']           | NO_SUCH_VERSION | needs Python >=3.99",
                "packages = ['binary']         | NATIVE_PACKAGE  | binary-1.0-cp312-cp312-manylinux_2_17_x86_64.whl has native code (it is for cp312",
                "packages = ['./wheels/binary-1.0-cp312-cp312-manylinux_2_17_x86_64.whl'] | NATIVE_PACKAGE | take a version or a package in Python alone",
                "packages = ['partly==2.0']    | NATIVE_PACKAGE  | partly-2.0-cp312-cp312-linux_x86_64.whl",
                "packages = ['hidden']         | NATIVE_PACKAGE  | it has hidden/_speed.so",
                "packages = ['compiled']       | NATIVE_PACKAGE  | it has compiled/speed.c",
                "packages = ['dynamic']        | UNBUILT_PACKAGE | pip wheel",
                "packages = ['old']            | NATIVE_PACKAGE  | py2-none-any",
                "packages = ['slip']           | UNSAFE_ARCHIVE  | '../slip.py' would lie outside",
                "packages = ['broken']         | WRONG_PACKAGE   | 'no such thing' names no package",
                "packages = ['./wheels/notes.zip'] | WRONG_PACKAGE | is not called like a wheel",
                "packages = ['./absent-1-py3-none-any.whl'] | NOT_FETCHED | there is no such file",
                "packages = ['pl ain']         | WRONG_PACKAGE   | names no package",
                "packages = ['forged'] / index_urls = ['SERVER/simple'] | NOT_AUTHENTIC | forged-1.0-py3-none-any.whl is not what was meant",
                "packages = ['x'] / index_urls = ['http://localhost:1/'] | NOT_FETCHED | no connection to localhost:1"
            })
    void whatCannotBeTakenIsAnErrorThatSaysWhatCanBeDone(String toml, Code code, String reason) {
        assertThatThrownBy(() -> found(toml + " / wheelhouse = ['wheels']"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("a.toml: 'packages': ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith("(" + code.id() + ")")
                .extracting(error -> ((ConfigurationException) error).code())
                .isEqualTo(code);
    }

    @Test
    void whereNoPlaceIsConfiguredTheErrorSaysHow() {
        assertThatThrownBy(() -> found("packages = ['plain']"))
                .hasMessageContaining("'wheelhouse' (folders) or 'index_urls'");
    }

    @Test
    void whatWasFetchedOnceIsNotFetchedAgain() {
        String toml = "packages = ['remote'] / index_urls = ['SERVER/simple'] / wheelhouse = ['wheels']";
        Map<String, Path> first = found(toml);
        asked.clear();
        assertThat(found(toml)).isEqualTo(first);
        assertThat(asked).containsExactly("/simple/remote/");
        assertThat(Objects.requireNonNull(first.get("remote-2.0")).resolve("remote/__init__.py"))
                .exists();
    }

    @Test
    void whatIsInAFolderIsWhatItsHashSays() throws IOException {
        Path one = found("packages = ['plain==1.0'] / wheelhouse = ['wheels']").get("plain-1.0");
        String hash = Integrity.sha256(Files.readAllBytes(folder.resolve("wheels/plain-1.0-py3-none-any.whl")));
        assertThat(one).isNotNull().hasFileName(hash);
        Path flat =
                found("packages = ['flat', 'data'] / wheelhouse = ['wheels']").get("flat-1.0");
        assertThat(flat)
                .isNotNull()
                .isDirectoryContaining("glob:**/flat.py")
                .isDirectoryNotContaining("glob:**/setup.py");
        Path data = found("packages = ['data'] / wheelhouse = ['wheels']").get("data-1.0");
        assertThat(data).isNotNull().isDirectoryContaining("glob:**/extra.py");
    }
}
