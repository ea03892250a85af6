package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Pool;
import dev.polyflux.WhenFull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Flux;

/** What properties say is done: pools as they are said to be, a script that does not run ends the start, a changed one is renewed. */
final class PropertiesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PolyfluxAutoConfiguration.class));

    @Test
    void aPoolIsAsItIsSaidToBe() {
        application
                .withPropertyValues(
                        "polyflux.workers.rules.script=classpath:rules.js",
                        "polyflux.workers.rules.pool.size=2",
                        "polyflux.workers.rules.pool.queue=7",
                        "polyflux.workers.rules.pool.when-full=drop-oldest")
                .run(context -> {
                    Pool pool = context.getBean(PolyfluxWorkers.class).get("rules");
                    assertThat(pool.spec().size()).isEqualTo(2);
                    assertThat(pool.spec().queue()).isEqualTo(7);
                    assertThat(pool.spec().whenFull()).isEqualTo(WhenFull.DROP_OLDEST);
                    assertThat(pool.call("allowed", String.class).block(LIMIT)).isEqualTo("yes");
                });
    }

    @Test
    void aScriptThatDoesNotRunEndsTheStartAndIsTheCause(@TempDir Path folder) throws IOException {
        Path script = Files.writeString(folder.resolve("broken.js"), "throw new Error('not today')");
        application
                .withPropertyValues("polyflux.workers.broken.script=" + script.toUri())
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure()).hasStackTraceContaining("not today");
                });
    }

    @Test
    void aChangedScriptIsRenewedWhileTheApplicationRuns(@TempDir Path folder) throws IOException {
        Path script = folder.resolve("version.js");
        ReloadTest.write(script, 1, 1);
        application
                .withPropertyValues(
                        "polyflux.workers.version.script=" + script.toUri(),
                        "polyflux.reload.enabled=true",
                        "polyflux.reload.interval=20ms")
                .run(context -> {
                    Pool pool = context.getBean(PolyfluxWorkers.class).get("version");
                    assertThat(pool.call("version", Integer.class).block(LIMIT)).isEqualTo(1);
                    ReloadTest.write(script, 2, 2);
                    Integer two = Flux.interval(Duration.ofMillis(20))
                            .onBackpressureDrop()
                            .concatMap(look -> pool.call("version", Integer.class))
                            .filter(version -> version == 2)
                            .blockFirst(LIMIT);
                    assertThat(two).isEqualTo(2);
                });
    }

    @Test
    void editorsKnowTheProperties() throws IOException {
        String metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(metadata)
                .contains("\"polyflux.access\"", "\"polyflux.workers\"", "\"polyflux.reload.enabled\"")
                .contains("what guest code may reach outside");
    }
}
