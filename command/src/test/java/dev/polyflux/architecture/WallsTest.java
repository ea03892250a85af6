package dev.polyflux.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.jspecify.annotations.NullMarked;

/**
 * The walls between the packages. {@code dev.polyflux} means that package alone, {@code dev.polyflux.bus..} also
 * what is below it.
 */
@AnalyzeClasses(packages = "dev.polyflux", importOptions = ImportOption.DoNotIncludeTests.class)
final class WallsTest {

    private static final String RUNTIME = "dev.polyflux";
    private static final String GUEST = "dev.polyflux.guest..";
    private static final String JAVASCRIPT = "dev.polyflux.javascript..";
    private static final String PYTHON = "dev.polyflux.python..";
    private static final String MICROPYTHON = "dev.polyflux.micropython..";
    private static final String PYSCRIPT = "dev.polyflux.pyscript..";
    private static final String FILES = "dev.polyflux.files..";
    private static final String CONFIG = "dev.polyflux.config..";
    private static final String PACKAGES = "dev.polyflux.packages..";
    private static final String CLI = "dev.polyflux.cli..";
    private static final String PROMISE = "dev.polyflux.promise..";
    private static final String BUS = "dev.polyflux.bus..";
    private static final String LIFECYCLE = "dev.polyflux.lifecycle..";
    private static final String CORE = "dev.polyflux.core..";

    @ArchTest
    static final ArchRule modulesImportDownwardsOnly = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("command")
            .definedBy(CLI)
            .layer("runtime")
            .definedBy(RUNTIME, CONFIG, PACKAGES)
            .layer("interpreters")
            .definedBy(GUEST, JAVASCRIPT, PYTHON, MICROPYTHON, PYSCRIPT, FILES)
            .layer("promise")
            .definedBy(PROMISE)
            .layer("bus")
            .definedBy(BUS)
            .layer("lifecycle")
            .definedBy(LIFECYCLE)
            .layer("core")
            .definedBy(CORE)
            .whereLayer("command")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("command")
            .whereLayer("interpreters")
            .mayOnlyBeAccessedByLayers("runtime")
            .whereLayer("promise")
            .mayOnlyBeAccessedByLayers("interpreters", "runtime")
            .whereLayer("bus")
            .mayOnlyBeAccessedByLayers("promise", "interpreters", "runtime")
            .whereLayer("lifecycle")
            .mayOnlyBeAccessedByLayers("promise", "interpreters", "runtime", "command");

    @ArchTest
    static final ArchRule onlyBridgeAndLanguagesTouchTheEngine = noClasses()
            .that()
            .resideOutsideOfPackages(PROMISE, GUEST, JAVASCRIPT, PYTHON, MICROPYTHON, PYSCRIPT, FILES)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.graalvm.polyglot..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheBusTouchesTheRing = noClasses()
            .that()
            .resideOutsideOfPackage(BUS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.lmax.disruptor..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyTheCommandParsesArguments = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule languagesDoNotKnowEachOther = slices().matching(
                    "dev.polyflux.(javascript|python|micropython)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule addingALanguageIsAddingOnePackage = noClasses()
            .that()
            .resideOutsideOfPackages(JAVASCRIPT, PYTHON, MICROPYTHON)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JAVASCRIPT, PYTHON, MICROPYTHON)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager|Helper)");

    @ArchTest
    static final ArchRule everyPackageIsNullMarked = classes().should(resideInANullMarkedPackage());

    /** Without this, a change of the class path could leave the rules above nothing to look at. */
    @ArchTest
    static void allPackagesAreSeen(JavaClasses polyflux) {
        assertThat(polyflux)
                .extracting(JavaClass::getPackageName)
                .contains(
                        "dev.polyflux",
                        "dev.polyflux.guest",
                        "dev.polyflux.javascript",
                        "dev.polyflux.python",
                        "dev.polyflux.pyscript",
                        "dev.polyflux.config",
                        "dev.polyflux.packages",
                        "dev.polyflux.files",
                        "dev.polyflux.cli",
                        "dev.polyflux.promise",
                        "dev.polyflux.bus",
                        "dev.polyflux.lifecycle",
                        "dev.polyflux.core");
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package with @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                events.add(new SimpleConditionEvent(type, marked, type.getName() + " is not in a @NullMarked package"));
            }
        };
    }
}
