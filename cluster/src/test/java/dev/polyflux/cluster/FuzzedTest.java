package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.polyflux.cluster.gossip.LetterFuzz;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing begins with, and what it has found: one of each kind that nodes send, and what once was a fault. */
final class FuzzedTest {

    static List<Path> frames() throws IOException, URISyntaxException {
        return files("frames");
    }

    static List<Path> letters() throws IOException, URISyntaxException {
        return files("gossip/letters");
    }

    private static List<Path> files(String folder) throws IOException, URISyntaxException {
        Path path = Path.of(
                Objects.requireNonNull(FuzzedTest.class.getResource(folder)).toURI());
        try (Stream<Path> files = Files.list(path)) {
            List<Path> all = files.toList();
            assertThat(all).isNotEmpty();
            return all;
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aFrameIsReadOrRefused(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThatCode(() -> FrameFuzz.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("letters")
    void aLetterIsReadOrRefused(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        assertThatCode(() -> LetterFuzz.fuzzerTestOneInput(bytes)).doesNotThrowAnyException();
    }
}
