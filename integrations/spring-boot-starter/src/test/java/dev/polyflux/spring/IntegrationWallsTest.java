package dev.polyflux.spring;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Each integration sees the runtime, none sees another. */
final class IntegrationWallsTest {

    @Test
    void noneSeesAnother() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.polyflux.spring", "dev.polyflux.micrometer", "dev.polyflux.junit");
        assertThat(classes.contain("dev.polyflux.micrometer.CallMeters")).isTrue();
        assertThat(classes.contain("dev.polyflux.spring.PolyfluxWorkers")).isTrue();
        assertThat(classes.contain("dev.polyflux.junit.PolyfluxExtension")).isTrue();
        slices().matching("dev.polyflux.(spring|micrometer|junit)..")
                .should()
                .notDependOnEachOther()
                .check(classes);
    }
}
