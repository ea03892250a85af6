package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.javapoet.ClassName;

/** An application that is processed ahead of time keeps what workers need of it. */
final class RuntimeHintsTest {

    private static final String SAMPLE = "dev.polyflux.spring.sample";

    private static final RuntimeHints HINTS = new RuntimeHints();

    @BeforeAll
    static void processAheadOfTime() {
        DefaultGenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get(SAMPLE, "Ahead")), new InMemoryGeneratedFiles(), HINTS);
        try (AnnotationConfigApplicationContext application = new AnnotationConfigApplicationContext()) {
            AutoConfigurationPackages.register(application, SAMPLE);
            application.register(PolyfluxAutoConfiguration.class);
            new ApplicationContextAotGenerator().processAheadOfTime(application, generation);
            generation.writeGeneratedContent();
        }
    }

    private static Class<?> sample(String name) throws ClassNotFoundException {
        return Class.forName(SAMPLE + "." + name);
    }

    @Test
    void anInterfaceIsAProxyThatIsKeptWithItsMethods() throws ClassNotFoundException {
        Class<?> orders = sample("Orders");
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(orders)).accepts(HINTS);
        assertThat(List.of(orders.getMethods())).isNotEmpty().allSatisfy(method -> assertThat(
                        RuntimeHintsPredicates.reflection().onMethodInvocation(method))
                .accepts(HINTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders$Item", "Orders$Receipt", "Orders$Tick"})
    void whatItsMethodsTakeAndGiveIsKept(String name) throws ClassNotFoundException {
        Class<?> crossing = sample(name);
        assertThat(List.of(crossing.getDeclaredConstructors())).allSatisfy(constructor -> assertThat(
                        RuntimeHintsPredicates.reflection().onConstructorInvocation(constructor))
                .accepts(HINTS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders.py",
                "rules.js",
                "scripts/orders.py",
                "scripts/eu/rules.mjs",
                "polyflux.toml",
                "config/polyflux.toml",
                "dev/polyflux/python/values.py"
            })
    void scriptsAreKeptWhereverTheyLie(String resource) {
        assertThat(RuntimeHintsPredicates.resource().forResource(resource)).accepts(HINTS);
    }

    @Test
    void whatIsNoScriptIsNotKept() {
        assertThat(RuntimeHintsPredicates.resource().forResource("secrets.txt")).rejects(HINTS);
    }
}
