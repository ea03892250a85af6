package dev.polyflux.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Access;
import dev.polyflux.Polyflux;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Python's modules in native code, where that is allowed. The one class that loads any: the engine does so in one realm only. */
@Tag("native")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NativeCodeTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Polyflux polyflux =
            Polyflux.builder().access(Access.NATIVE_CODE).build();
    private final Worker first = polyflux.start(WorkerSpec.of("first.py", "import termios"));

    @AfterAll
    void close() {
        polyflux.close();
    }

    private String inAnother(String code) {
        return String.valueOf(polyflux.start(WorkerSpec.of("other" + code.hashCode() + ".py", "pass"))
                .eval(code, String.class)
                .block(LIMIT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import sqlite3; str(sqlite3.connect(':memory:').execute('select 20 + 22').fetchall())         | [(42,)]",
                "import ctypes; str(ctypes.CDLL(None).strlen(b'hello'))                                        | 5",
                "import bz2; bz2.decompress(bz2.compress(b'abc')).decode()                                     | abc",
                "import zlib; zlib.decompress(zlib.compress(b'abc')).decode() | abc",
                "import lzma; lzma.decompress(lzma.compress(b'abc')).decode() | abc",
                "import xml.etree.ElementTree as tree; str(tree.fromstring('<a b=\"1\"/>').attrib)             | {'b': '1'}",
                "import plistlib; str(plistlib.loads(plistlib.dumps([1])))                                     | [1]",
                "import stringprep; str(stringprep.in_table_a1(chr(0x221)))                                    | True",
                "import termios, tty; str(termios.TCSANOW)                                                     | 0"
            })
    void aModuleInNativeCodeWorks(String code, String result) {
        assertThat(first.ended().then(first.eval(code, String.class)).block(LIMIT))
                .isEqualTo(result);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import ctypes; str(ctypes.CDLL(None).strlen(b'hello'))     | 5",
                "import bz2; bz2.decompress(bz2.compress(b'abc')).decode()  | abc"
            })
    void someWorkInEveryRealm(String code, String result) {
        assertThat(inAnother(code)).isEqualTo(result);
    }

    @Test
    void theOthersSayInASecondRealmThatTheyAreOfOne() {
        first.ended().block(LIMIT);
        assertThatThrownBy(() -> inAnother("import sqlite3"))
                .hasMessageContaining("ImportError: native code is of one realm in a process");
    }

    @Test
    void whereItIsNotAllowedItSaysSo() {
        try (Polyflux other = Polyflux.builder().access(Access.USER).build()) {
            assertThatThrownBy(() -> other.start(WorkerSpec.of("a.py", "pass"))
                            .eval("import sqlite3", Object.class)
                            .block(LIMIT))
                    .hasMessageContaining(
                            "ImportError: sqlite3 is native code, which this runtime does not allow: see docs/standard-library.md");
        }
    }
}
