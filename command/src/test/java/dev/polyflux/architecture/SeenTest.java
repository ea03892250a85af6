package dev.polyflux.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a program sees of Polyflux: three packages, in which is what it names, and nothing else. */
@AnalyzeClasses(packages = "dev.polyflux", importOptions = ImportOption.DoNotIncludeTests.class)
final class SeenTest {

    private static final String RUNTIME = "dev.polyflux";
    private static final Set<String> SEEN = Set.of(RUNTIME, "dev.polyflux.core", "dev.polyflux.lifecycle");

    /** What is given or got as an Object, and a cache that stands alone. */
    private static final Set<String> BY_VALUE = Set.of(
            "dev.polyflux.core.Marker",
            "dev.polyflux.core.Slice",
            "dev.polyflux.core.Copy",
            "dev.polyflux.core.Variadic",
            "dev.polyflux.core.PropertyCache");

    private static final Pattern EXPORTED = Pattern.compile("^ *exports ([\\w.]+);", Pattern.MULTILINE);

    /** Whom a program depends on, and what it sees of it; the command is no library. */
    @ArchTest
    static void otherPackagesAreExportedToFriendsOnly(JavaClasses polyflux) throws IOException {
        Map<String, List<String>> exported = new TreeMap<>();
        for (String module :
                List.of("reactive-core", "event-bus", "lifecycle-hooks", "promise-bridge", "interpreters", "runtime")) {
            String text = Files.readString(Path.of("..", module, "src", "main", "java", "module-info.java"));
            exported.put(
                    module,
                    EXPORTED.matcher(text)
                            .results()
                            .map((MatchResult result) -> result.group(1))
                            .toList());
        }
        assertThat(exported.values().stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(SEEN);
    }

    @ArchTest
    static void whatIsSeenNamesNothingThatIsNot(JavaClasses polyflux) {
        Set<String> hidden = new TreeSet<>();
        for (JavaClass type : seen(polyflux)) {
            named(type)
                    .filter(other ->
                            other.getPackageName().startsWith(RUNTIME) && !SEEN.contains(other.getPackageName()))
                    .forEach(other -> hidden.add(type.getName() + " names " + other.getName()));
        }
        assertThat(hidden).isEmpty();
    }

    @ArchTest
    static void whatNobodyNamesIsNotSeen(JavaClasses polyflux) {
        Set<JavaClass> all = seen(polyflux);
        Set<JavaClass> reached = all.stream()
                .filter(type -> type.getPackageName().equals(RUNTIME)
                        || BY_VALUE.contains(type.getName())
                        || type.isAssignableTo(Throwable.class))
                .collect(Collectors.toSet());
        Deque<JavaClass> todo = new ArrayDeque<>(reached);
        while (!todo.isEmpty()) {
            JavaClass type = todo.remove();
            Stream<JavaClass> nested = all.stream()
                    .filter(inner ->
                            inner.getEnclosingClass().filter(type::equals).isPresent());
            Stream.concat(named(type), nested)
                    .filter(other -> all.contains(other) && reached.add(other))
                    .forEach(todo::add);
        }
        assertThat(all).extracting(JavaClass::getName).hasSameElementsAs(names(reached));
    }

    private static List<String> names(Set<JavaClass> types) {
        return types.stream().map(JavaClass::getName).toList();
    }

    /** The public types of the packages that are seen. */
    private static Set<JavaClass> seen(JavaClasses polyflux) {
        return polyflux.stream()
                .filter(type -> SEEN.contains(type.getPackageName()) && isPublic(type))
                .collect(Collectors.toSet());
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(SeenTest::isPublic).orElse(true);
    }

    /** What the public part of a type names. */
    private static Stream<JavaClass> named(JavaClass type) {
        Stream<JavaType> signatures = Stream.concat(
                type.getMethods().stream()
                        .filter(SeenTest::isPublic)
                        .flatMap(method ->
                                Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())),
                Stream.concat(
                        type.getConstructors().stream()
                                .filter(SeenTest::isPublic)
                                .flatMap(constructor -> constructor.getParameterTypes().stream()),
                        type.getFields().stream().filter(SeenTest::isPublic).map(field -> field.getType())));
        return signatures.flatMap(signature -> signature.getAllInvolvedRawTypes().stream());
    }

    private static boolean isPublic(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
    }
}
