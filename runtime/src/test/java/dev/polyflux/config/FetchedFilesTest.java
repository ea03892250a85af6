package dev.polyflux.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.ConfigurationException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which file lies where, whatever a configuration and its archives say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FetchedFilesTest {

    @TempDir
    private static Path folder = Path.of("");

    private HttpServer server;

    @BeforeAll
    void prepare() throws IOException {
        Files.createDirectories(folder.resolve("src"));
        write("src/a.py", "a");
        write("src/b.txt", "b");
        write("one.zip", TestArchives.zip(texts("pkg/__init__.py", "1", "pkg/sub/deep.py", "2", "empty/", "")));
        write("two.tar.gz", TestArchives.gzip(TestArchives.tar(texts("./pkg/two.py", "3", "other.txt", "4"))));
        write("three.tgz", TestArchives.gzip(TestArchives.tar(texts("three.txt", "5"))));
        write("four.tar", TestArchives.tar(texts("four.txt", "6")));
        write("five.whl", TestArchives.zip(texts("five.py", "7")));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/a.py", 200, "a");
        serve("/missing.py", 404, "");
        server.createContext("/moved.py", exchange -> {
            exchange.getResponseHeaders().add("Location", "/missing.py");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    private void serve(String path, int status, String text) {
        server.createContext(path, exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private static void write(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }

    private static void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private static Map<String, String> texts(String... pairs) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            texts.put(pairs[i], pairs[i + 1]);
        }
        return texts;
    }

    private String fetched(String toml) {
        String text = toml.replace("\\n", "\n")
                .replace("SERVER", "http://localhost:" + server.getAddress().getPort());
        Settings settings = Settings.parse(
                text, source -> Format.TOML.read(source, "a.toml"), "a.toml", new Location.OnDisk(folder));
        Map<String, String> files = new TreeMap<>();
        Fetched.of(settings, (item, number, total) -> {})
                .furnishing()
                .bundle()
                .files()
                .forEach((path, content) -> files.put(path, new String(content, StandardCharsets.UTF_8)));
        return files.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[files]\\n'src/a.py' = ''                      | {a.py=a}",
                "[files]\\n'./src/a.py' = './x.py'              | {x.py=a}",
                "[files]\\n'src/a.py' = './dir/'                | {dir/a.py=a}",
                "[files]\\n'src/a.py' = '/data/x/../y/a.py'     | {/data/y/a.py=a}",
                "[files]\\n'src/a.py' = './d//./e/../a.py'      | {d/a.py=a}",
                "[files]\\n'src/a.py' = ''\\n'./src/b.txt' = '' | {a.py=a, b.txt=b}",
                "[files]\\n'{FROM}' = './src'\\n'{TO}' = './data'\\n'{FROM}/a.py' = '{TO}/a.py'\\n'{FROM}/b.txt' = '{TO}/' | {data/a.py=a, data/b.txt=b}",
                "[files]\\n'{A}' = './src'\\n'{B}' = '{A}/a'\\n'{B}.py' = '' | {a.py=a}",
                "[files]\\n'SERVER/a.py?v=1#x' = ''             | {a.py=a}",
                "[files]\\n'one.zip' = './*'                    | {pkg/__init__.py=1, pkg/sub/deep.py=2}",
                "[files]\\n'one.zip' = './*'\\n'two.tar.gz' = './*'\\n'three.tgz' = '*'\\n'four.tar' = './*'\\n'five.whl' = './*' | {five.py=7, four.txt=6, other.txt=4, pkg/__init__.py=1, pkg/sub/deep.py=2, pkg/two.py=3, three.txt=5}",
                "[files]\\n'one.zip' = './x/*'                  | {x/pkg/__init__.py=1, x/pkg/sub/deep.py=2}",
                "[files]\\n'one.zip' = '/opt/*'                 | {/opt/pkg/__init__.py=1, /opt/pkg/sub/deep.py=2}",
                "[files]\\n'four.tar' = './keep.tar'            | skip",
                "[[fetch]]\\nfiles = ['src/a.py']               | {src/a.py=a}",
                "[[fetch]]\\nfrom = 'src'\\nfiles = ['a.py', 'b.txt'] | {a.py=a, b.txt=b}",
                "[[fetch]]\\nfrom = 'src/'\\nto_folder = 'd'\\nfiles = ['a.py'] | {d/a.py=a}",
                "[[fetch]]\\nfrom = 'src/a.py'\\nto_file = 'x.py' | {x.py=a}",
                "[[fetch]]\\nfrom = 'src/a.py'                  | {a.py=a}"
            })
    void aFileLiesWhereItIsSaidTo(String toml, String expected) {
        if (!expected.equals("skip")) {
            assertThat(fetched(toml)).isEqualTo(expected);
        } else {
            assertThat(fetched(toml)).startsWith("{keep.tar=four.txt");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[files]\\n'src/a.py' = 'x'\\n'src/b.txt' = './x'   | DUPLICATE_DESTINATION | two files are to lie at 'x'",
                "[files]\\n'src/a.py' = './d/a.py'\\n'./src/a.py' = 'd/' | DUPLICATE_DESTINATION | 'd/a.py'",
                "[files]\\n'src/a.py' = 'x'\\n'src/b.txt' = 'x/y'   | DUPLICATE_DESTINATION | both a file and a folder",
                "[files]\\n'src/a.py' = 'x/y'\\n'src/b.txt' = 'x'   | DUPLICATE_DESTINATION | both a file and a folder",
                "[files]\\n'src/a.py' = '../x'                      | WRONG_DESTINATION | '../x' leads out",
                "[files]\\n'src/a.py' = 'd/../../x'                 | WRONG_DESTINATION | leads out",
                "[files]\\n'src/a.py' = '/../x'                     | WRONG_DESTINATION | leads out",
                "[files]\\n'src/a.py' = '.'                         | WRONG_DESTINATION | no place for a file",
                "[files]\\n'one.zip' = '../*'                       | WRONG_DESTINATION | leads out",
                "[files]\\n'src/' = ''                              | WRONG_DESTINATION | has no name",
                "[files]\\n'{X}/a.py' = ''                          | WRONG_TEMPLATE | {X} is not there",
                "[files]\\n'{X}/a.py' = ''\\n'{X}' = 'src'          | WRONG_TEMPLATE | has to come before",
                "[files]\\n'{X}' = '{X}'                            | WRONG_TEMPLATE | {X} is not there",
                "[files]\\n'src/a.py' = './*'                       | WRONG_ARCHIVE | is no .zip",
                "[files]\\n'src/absent.py' = ''                     | NOT_FETCHED | there is no such file",
                "[files]\\n'src' = 'x'                              | NOT_FETCHED | cannot read",
                "[files]\\n'ftp://localhost/x' = ''                 | NOT_FETCHED | nothing is fetched from 'ftp:",
                "[files]\\n'SERVER/missing.py' = ''                 | NOT_FETCHED | /missing.py: it is answered with status 404",
                "[files]\\n'SERVER/moved.py' = ''                   | NOT_FETCHED | by http://localhost",
                "[files]\\n'http://localhost:1/x' = ''              | NOT_FETCHED | no connection to localhost:1",
                "[files]\\n'classpath:absent.py' = ''               | NOT_FETCHED | no such resource",
                "[files]\\n'src/a.py' = ''\\n[integrity]\\n'src/a.py' = 'sha256-AAAA' | NOT_AUTHENTIC | is not what was meant: its SHA-256 is sha256-ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs=",
                "[files]\\n'src/a.py' = ''\\n[integrity]\\n'src/a.py' = 'md5-AAAA' | NOT_AUTHENTIC | write sha256-",
                "[files]\\n'src/a.py' = ''\\n[integrity]\\n'src/b.py' = 'sha256-AAAA' | WRONG_VALUE | did you mean 'src/a.py'?",
                "[[fetch]]\\nfrom = 'src/'                          | WRONG_VALUE | needs 'files' or 'to_file'",
                "[[fetch]]\\nfiles = ['a']\\nto_file = 'x'          | WRONG_VALUE | either 'to_file' or",
                "[[fetch]]\\nform = 'src/'                          | UNKNOWN_KEY | 'fetch' has no 'form'",
                "[mounts]\\n'/x' = 'src/a.py'                       | WRONG_MOUNT | no folder",
                "[mounts]\\n'/' = 'src'                             | WRONG_MOUNT | nothing can be mounted at '/'",
                "[mounts]\\n'x/../../y' = 'src'                     | WRONG_MOUNT | nothing can be mounted"
            })
    void aRuleThatCannotBeKeptIsAnErrorWithACode(String toml, Code code, String reason) {
        assertThatThrownBy(() -> fetched(toml))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(reason.replace("7_g", "7/g").replace("ha_u", "ha/u"))
                .extracting(error -> ((ConfigurationException) error).code())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "github:org/repo/dir/file.py,     https://raw.githubusercontent.com/org/repo/HEAD/dir/file.py",
        "github:org/repo/file.py@v1.2,    https://raw.githubusercontent.com/org/repo/v1.2/file.py",
        "HTTPS://example.org/a b.py,      ''",
        "file:///srv/a.py,                /srv/a.py",
        "classpath:/a/b.py,               classpath:a/b.py",
        "../a.py,                         ../a.py"
    })
    void aNameMeansAPlace(String name, String place) {
        if (place.isEmpty()) {
            assertThatThrownBy(() -> Location.here().resolve(name)).hasMessageContaining("is no URL");
        } else {
            assertThat(Location.here().resolve(name).name()).isEqualTo(place);
        }
    }

    @Test
    void aHashThatIsTheContentsIsNoError() {
        assertThat(
                        fetched(
                                "[files]\n'src/a.py' = ''\n[integrity]\n'src/a.py' = 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"))
                .isEqualTo("{a.py=a}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x", "a/../../x", "/etc/x", "..", "a/..", "C:/x", "a\\..\\..\\x", "..\\x", "\\x", "a/b\0c"})
    void nothingIsUnpackedOutsideOfItsFolder(String path) throws IOException {
        write("slip.zip", TestArchives.zip(Map.of(path, "x")));
        assertUnsafe("slip.zip");
        if (path.indexOf('\0') < 0) {
            write("slip.tar", TestArchives.tar(Map.of(path, "x")));
            assertUnsafe("slip.tar");
        }
    }

    @ParameterizedTest
    @ValueSource(chars = {'1', '2', '3', '4', '6', 'S'})
    void linksAndDevicesAreNotUnpacked(char type) throws IOException {
        write("slip.tar", TestArchives.entry("x", type, new byte[0]));
        assertUnsafe("slip.tar");
    }

    private void assertUnsafe(String name) {
        assertThatThrownBy(() -> fetched("[files]\n'" + name + "' = './*'"))
                .isInstanceOf(ConfigurationException.class)
                .extracting(error -> ((ConfigurationException) error).code())
                .isEqualTo(Code.UNSAFE_ARCHIVE);
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsAnError() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (var zip = new java.util.zip.ZipOutputStream(bomb)) {
            zip.putNextEntry(new java.util.zip.ZipEntry("zeros"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        write("bomb.zip", bomb.toByteArray());
        Map<String, String> many = new LinkedHashMap<>();
        for (int i = 0; i < 10_001; i++) {
            many.put("f" + i, "");
        }
        write("many.zip", TestArchives.zip(many));
        for (String name : new String[] {"bomb.zip", "many.zip"}) {
            assertThatThrownBy(() -> fetched("[files]\n'" + name + "' = './*'"))
                    .extracting(error -> ((ConfigurationException) error).code())
                    .isEqualTo(Code.TOO_MUCH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.zip", "a.tar", "a.tar.gz", "cut.zip", "cut.tar", "cut.tgz"})
    void whatIsNoArchiveIsAnError(String name) throws IOException {
        byte[] whole = name.endsWith("zip")
                ? TestArchives.zip(Map.of("a", "x".repeat(2000)))
                : name.endsWith("tgz")
                        ? TestArchives.gzip(TestArchives.tar(Map.of("a", "x".repeat(2000))))
                        : TestArchives.tar(Map.of("a", "x".repeat(2000)));
        write(name, name.startsWith("cut") ? java.util.Arrays.copyOf(whole, whole.length / 3) : new byte[1000]);
        if (name.equals("a.tar")) {
            write(name, "x".repeat(1000));
        }
        assertThatThrownBy(() -> fetched("[files]\n'" + name + "' = './*'"))
                .isInstanceOf(ConfigurationException.class)
                .extracting(error -> ((ConfigurationException) error).code())
                .isEqualTo(Code.WRONG_ARCHIVE);
    }
}
