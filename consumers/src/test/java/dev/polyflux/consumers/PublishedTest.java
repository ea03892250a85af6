package dev.polyflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published is as Maven Central wants it, and as the oldest JDK reads it. */
final class PublishedTest {

    private static final int JAVA_21 = 65;

    static Stream<Path> poms() throws IOException {
        return LocalRepository.published().stream();
    }

    @ParameterizedTest
    @MethodSource("poms")
    void itsPomSaysWhatCentralAsksForAndNeedsNoParent(Path pom) throws IOException {
        Published published = Published.of(pom);

        assertThat(published.artifact()).matches("polyflux(-[a-z]+)*");
        assertThat(published.version()).doesNotContain("SNAPSHOT", "$");
        assertThat(published.text("parent")).isEmpty();
        assertThat(List.of("name", "description", "url", "licenses", "developers", "scm"))
                .allSatisfy(element -> assertThat(published.text(element)).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("poms")
    void itsClassesAreReadByJava21(Path pom) throws IOException {
        Path jar = pom.resolveSibling(Published.of(pom).file("jar"));
        TreeSet<Integer> versions = new TreeSet<>();
        if (Files.exists(jar)) {
            try (JarFile file = new JarFile(jar.toFile())) {
                for (JarEntry entry : file.stream().toList()) {
                    if (entry.getName().endsWith(".class")) {
                        versions.add(version(file, entry));
                    }
                }
            }
            assertThat(versions.last()).isEqualTo(JAVA_21);
        } else {
            assertThat(Published.of(pom).text("packaging")).isEqualTo("pom");
        }
    }

    private static int version(JarFile file, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
