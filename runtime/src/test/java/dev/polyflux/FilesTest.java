package dev.polyflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script that lies in a file finds around it: its encoding, itself, and the system's files. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Queue<Line> printed = new ConcurrentLinkedQueue<>();
    private final Polyflux polyflux =
            Polyflux.builder().access(Access.USER).output(printed::add).build();
    private int scripts;

    @TempDir
    private Path folder = Path.of("");

    @AfterAll
    void close() {
        polyflux.close();
    }

    private List<String> prints(String ending, byte[] source) throws IOException {
        String name = "script" + ++scripts;
        Path file = Files.write(folder.resolve(name + "." + ending), source);
        assertThat(polyflux.start(WorkerSpec.of(file)).ended().block(LIMIT)).isInstanceOf(Done.class);
        return printed.stream()
                .filter(line -> line.worker().equals(name))
                .map(line -> line.text() + (line.ended() ? "" : "..."))
                .collect(Collectors.toList());
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1, # -*- coding: latin-1 -*-",
        "windows-1252, # vim: set fileencoding=cp1252 :",
        "ISO-8859-15, #!/usr/bin/env python3\\n# coding=iso-8859-15",
        "windows-1251, # coding: cp1251",
        "EUC-JP, # coding: euc_jp",
        "UTF-8, '# coding: utf-8'",
        "UTF-8, 'x = 1\\n# coding is a word: latin-1'"
    })
    void aPythonFileIsReadInTheEncodingItDeclares(String charset, String head) throws IOException {
        String word = charset.equals("windows-1251") ? "Жук" : charset.equals("EUC-JP") ? "日本" : "größer é";
        String code = head.replace("\\n", "\n") + "\nprint('" + word + "')\n";
        assertThat(prints("py", code.getBytes(Charset.forName(charset)))).containsExactly(word);
    }

    @Test
    void aByteOrderMarkIsNoPartOfAScript() throws IOException {
        assertThat(prints("py", "\ufeffprint('é')".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("é");
        assertThat(prints("js", "\ufeffconsole.log('é')".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("é");
    }

    @ParameterizedTest
    @CsvSource({
        "'# coding: klingon', unknown encoding: klingon",
        "'\ufeff# coding: latin-1', encoding problem: latin-1 with BOM"
    })
    void anEncodingThatCannotBeIsRefused(String code, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("refused.py"), code);
        assertThatThrownBy(() -> WorkerSpec.of(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": " + reason);
    }

    @Test
    void aModuleKnowsWhereItLies() throws IOException {
        String code =
                """
                console.log(import.meta.dirname, import.meta.filename, import.meta.url);
                console.log(import.meta.resolve('./a.mjs'), import.meta.resolve('/b.mjs'), import.meta.resolve('https://c/'));
                try { import.meta.resolve('lodash') } catch (error) { console.log(error.name) }
                export const nothing = 0;
                """;
        Path file = folder.resolve("script" + (scripts + 1) + ".mjs").toAbsolutePath();
        assertThat(prints("mjs", code.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        file.getParent() + " " + file + " file://" + file,
                        "file://" + file.resolveSibling("a.mjs") + " file:///b.mjs https://c/",
                        "Error");
    }

    @Test
    void soDoesEveryModuleThatIsImported() throws IOException {
        String asking = " = [import.meta.dirname, import.meta.filename, import.meta.url, import.meta.resolve('./x')];";
        Path inner = Files.createDirectories(folder.resolve("inner")).toAbsolutePath();
        Files.writeString(inner.resolve("one.mjs"), "export const one" + asking);
        Files.writeString(inner.resolve("two.js"), "const two" + asking + "\nexport default two;");
        String code =
                """
                import { one } from './inner/one.mjs';
                console.log(one.join(' '));
                console.log((await import('./inner/two.js')).default.join(' '));
                """;
        assertThat(prints("mjs", code.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        inner + " " + inner + "/one.mjs file://" + inner + "/one.mjs file://" + inner + "/x",
                        inner + " " + inner + "/two.js file://" + inner + "/two.js file://" + inner + "/x");
    }

    @Test
    void theSystemsTimeZonesAreFound() throws IOException {
        assumeTrue(Files.isRegularFile(Path.of("/usr/share/zoneinfo/Europe/Vienna")));
        String code =
                """
                from datetime import datetime
                from zoneinfo import ZoneInfo, available_timezones
                vienna = ZoneInfo("Europe/Vienna")
                print(datetime(2024, 7, 1, tzinfo=vienna).utcoffset(), datetime(2024, 1, 1, tzinfo=vienna).utcoffset())
                print("Asia/Tokyo" in available_timezones())
                """;
        assertThat(prints("py", code.getBytes(StandardCharsets.UTF_8))).containsExactly("2:00:00 1:00:00", "True");
    }

    @Test
    void whatIsFlushedIsHandedOnAndALineWithoutAnEndInPieces() throws IOException {
        String code =
                """
                print("Name? ", end="", flush=True)
                print("given")
                print("kept", end="")
                print(" back")
                print("é" * 8192)
                """;
        List<String> lines = prints("py", code.getBytes(StandardCharsets.UTF_8));
        assertThat(lines).startsWith("Name? ...", "given", "kept back");
        assertThat(lines.subList(3, lines.size()))
                .allMatch(piece -> piece.matches("é*(\\.\\.\\.)?") && piece.length() <= 8192)
                .hasSizeGreaterThan(1);
        assertThat(String.join("", lines.subList(3, lines.size())).replace(".", ""))
                .isEqualTo("é".repeat(8192));
    }
}
