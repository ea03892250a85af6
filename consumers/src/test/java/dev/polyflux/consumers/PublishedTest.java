package dev.polyflux.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published is as Maven Central wants it, and as the oldest JDK reads it. */
final class PublishedTest {

    /** JLine's terminals by foreign functions, which it looks for where they are and does without elsewhere. */
    private static final String FROM_JAVA_22 = "org/jline/terminal/impl/ffm/";

    private static final int JAVA_21 = 65;

    /** The BOM says it of all that it names; Maven knows it without a parent. */
    private static final String OWN_VERSION = "${project.version}";

    private static final String BOM = "polyflux-bom";

    /** It, the parents, and what is a program itself. */
    private static final Set<String> NOT_DEPENDED_ON =
            Set.of(BOM, "polyflux-parent", "polyflux-integrations", "polyflux-command");

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
        assertThat(Files.readString(pom).replace(OWN_VERSION, "")).doesNotContain("${", "<scope>test</scope>");
    }

    @ParameterizedTest
    @MethodSource("poms")
    void itsClassesAreReadByJava21AndTheirSourcesByPeople(Path pom) throws IOException {
        Published published = Published.of(pom);
        Path jar = pom.resolveSibling(published.file(".jar"));
        if (Files.exists(jar)) {
            assertThat(newest(jar)).isEqualTo(JAVA_21);
            assertThat(pom.resolveSibling(published.file("-sources.jar"))).isNotEmptyFile();
            assertThat(pom.resolveSibling(published.file("-javadoc.jar"))).isNotEmptyFile();
        } else {
            assertThat(published.text("packaging")).isEqualTo("pom");
        }
    }

    /** Interpreted guests run there with all of it. */
    @ParameterizedTest
    @MethodSource("dependencies")
    void whatItDependsOnIsReadByJava21(Path jar) throws IOException {
        assertThat(newest(jar)).isLessThanOrEqualTo(JAVA_21);
    }

    static Stream<Path> dependencies() {
        String paths = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(paths.split(File.pathSeparator))
                .filter(path -> path.endsWith(".jar"))
                .map(Path::of);
    }

    @Test
    void itUsesNothingThatIsTheJdksOwn() throws IOException {
        String dependencies = dependencies()
                .filter(jar -> !jar.getFileName().toString().startsWith("polyflux"))
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        List<String> arguments =
                new ArrayList<>(List.of("--jdk-internals", "--multi-release", "21", "--module-path", dependencies));
        for (Path pom : LocalRepository.published()) {
            Path jar = pom.resolveSibling(Published.of(pom).file(".jar"));
            if (Files.exists(jar)) {
                arguments.add(jar.toString());
            }
        }
        StringWriter found = new StringWriter();
        PrintWriter out = new PrintWriter(found);
        int status = ToolProvider.findFirst("jdeps").orElseThrow().run(out, out, arguments.toArray(String[]::new));

        assertThat(status).as(found.toString()).isZero();
        // It looks at automatic modules that ours need, too, which answer for themselves.
        assertThat(found.toString().lines().map(String::strip))
                .noneMatch(line -> line.startsWith("dev.polyflux") && line.contains("internal API"));
    }

    @Test
    void theBomNamesAllThatAProgramMayDependOn() throws IOException {
        Set<String> all = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        for (Path pom : LocalRepository.published()) {
            Published published = Published.of(pom);
            all.add(published.artifact());
            if (published.artifact().equals(BOM)) {
                named.addAll(published.dependencies());
            }
        }
        all.removeAll(NOT_DEPENDED_ON);

        assertThat(named).isEqualTo(all);
    }

    /** The version of its newest class, as Java 21 finds classes in a jar; 0 where it has none. */
    private static int newest(Path jar) throws IOException {
        int newest = 0;
        try (JarFile file = new JarFile(jar.toFile(), true, ZipFile.OPEN_READ, Runtime.Version.parse("21"))) {
            for (JarEntry entry : file.versionedStream().toList()) {
                String name = entry.getName();
                if (name.endsWith(".class") && !name.endsWith("module-info.class") && !name.startsWith(FROM_JAVA_22)) {
                    newest = Math.max(newest, version(file, entry));
                }
            }
        }
        return newest;
    }

    private static int version(JarFile file, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
            in.readInt();
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
