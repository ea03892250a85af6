package dev.polyflux.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the pages tell newcomers to do works, to the letter, with what is published. */
final class RecipesTest {

    private static final String DEPENDING = "docs/depending.md";
    private static final Path BUILDS = Path.of(System.getProperty("java.home"));

    @TempDir
    static Path shared = Path.of("");

    @BeforeAll
    static void install() throws IOException {
        LocalRepository.create(Files.createDirectories(shared.resolve("repository")));
    }

    static Stream<Arguments> recipes() {
        return Stream.concat(
                Stream.of(
                        Arguments.of("README.md", "In Java", BUILDS),
                        Arguments.of("docs/getting-started.md", "A first worker", BUILDS),
                        Arguments.of("docs/getting-started.md", "A WebFlux handler", BUILDS),
                        Arguments.of(DEPENDING, "On the module path", BUILDS),
                        Arguments.of(DEPENDING, "JavaScript alone", BUILDS),
                        Arguments.of(DEPENDING, "Python alone", BUILDS),
                        Arguments.of("docs/fast-on-your-jvm.md", "The four jars", BUILDS),
                        Arguments.of("docs/spring-boot-3.md", "A program", BUILDS)),
                onTheOldestJdk());
    }

    /** What needs no flags, once more where there is a JDK 21. */
    private static Stream<Arguments> onTheOldestJdk() {
        return Optional.ofNullable(System.getenv("JAVA21_HOME")).stream()
                .map(Path::of)
                .flatMap(jdk -> Stream.of(
                        Arguments.of(DEPENDING, "JavaScript alone", jdk),
                        Arguments.of(DEPENDING, "Python alone", jdk)));
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void aPageIsFollowedInAnEmptyFolder(String page, String heading, Path jdk, @TempDir Path folder) throws Exception {
        Recipe.of(page, heading).follow(Project.create(folder, shared.resolve("repository"), jdk));
    }
}
