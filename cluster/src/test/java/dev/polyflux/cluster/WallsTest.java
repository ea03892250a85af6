package dev.polyflux.cluster;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this module does not see: any room below the runtime but the vocabulary, any engine of guests. */
@AnalyzeClasses(packages = "dev.polyflux.cluster", importOptions = ImportOption.DoNotIncludeTests.class)
final class WallsTest {

    @ArchTest
    static final ArchRule itSeesTheRuntimeAndNoRoomBelow = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.polyflux.guest..",
                    "dev.polyflux.javascript..",
                    "dev.polyflux.python..",
                    "dev.polyflux.promise..",
                    "dev.polyflux.bus..",
                    "org.graalvm..",
                    "com.lmax..");

    @ArchTest
    static final ArchRule nothingIsSerializedAsJavaDoes =
            noClasses().should().dependOnClassesThat().haveNameMatching("java\\.io\\.Object(In|Out)putStream");
}
