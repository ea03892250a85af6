package dev.polyflux.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README and the pages tell newcomers to do works, to the letter, with what is published. */
final class RecipesTest {

    @TempDir
    static Path shared = Path.of("");

    @BeforeAll
    static void install() throws IOException {
        LocalRepository.create(Files.createDirectories(shared.resolve("repository")));
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, In Java",
        "docs/depending.md, On the module path",
        "docs/depending.md, JavaScript alone",
        "docs/depending.md, Python alone",
        "docs/fast-on-your-jvm.md, The four jars",
    })
    void aPageIsFollowedInAnEmptyFolder(String page, String heading, @TempDir Path folder) throws Exception {
        Recipe.of(page, heading).follow(Project.create(folder, shared.resolve("repository")));
    }
}
