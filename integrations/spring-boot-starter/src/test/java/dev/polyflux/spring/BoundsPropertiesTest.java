package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.polyflux.Exposed;
import dev.polyflux.Limits;
import dev.polyflux.Pool;
import dev.polyflux.Supervision;
import dev.polyflux.core.CopyTooLargeException;
import dev.polyflux.core.GuestException;
import dev.polyflux.core.WaitTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ClassPathResource;

/** What properties say of limits, of restarts and of what may be reached is what Java would say. */
final class BoundsPropertiesTest {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(PolyfluxAutoConfiguration.class));

    private static PolyfluxProperties properties(Map<String, String> said) {
        return new Binder(new MapConfigurationPropertySource(said))
                .bind("polyflux", PolyfluxProperties.class)
                .get();
    }

    private static PolyfluxProperties.Declared worker(String property, String value) {
        return Objects.requireNonNull(properties(Map.of(
                        "polyflux.workers.w.script", "classpath:reach.js", "polyflux.workers.w." + property, value))
                .workers()
                .get("w"));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments("strict", "false", Limits.NONE),
                arguments("limits.call-time", "10s", Limits.NONE.callTime(Duration.ofSeconds(10))),
                arguments("limits.cpu-time", "500ms", Limits.NONE.cpuTime(Duration.ofMillis(500))),
                arguments("limits.allocation", "500000000", Limits.NONE.allocation(500_000_000)),
                arguments("limits.allocation", "2MB", Limits.NONE.allocation(2 << 20)),
                arguments("limits.output", "1KB", Limits.NONE.output(1024)),
                arguments("limits.references", "100", Limits.NONE.references(100)),
                arguments("limits.message-size", "1000000", Limits.NONE.messageSize(1_000_000)),
                arguments("limits.nesting", "7", Limits.NONE.nesting(7)),
                arguments("limits.keeps", "false", Limits.NONE.ending()));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void aLimitIsThatOfJava(String property, String value, Limits limits) {
        assertThat(worker(property, value).limits().limits()).isEqualTo(limits);
    }

    static Stream<Arguments> supervisions() {
        return Stream.of(
                arguments("strict", "false", Supervision.DEFAULT),
                arguments("pool.restarts", "3", Supervision.backoff(3, Duration.ofMillis(100))),
                arguments("pool.min-backoff", "2s", Supervision.backoff(10, Duration.ofSeconds(2))),
                arguments("pool.max-backoff", "5s", Supervision.DEFAULT.maxBackoff(Duration.ofSeconds(5))));
    }

    @ParameterizedTest
    @MethodSource("supervisions")
    void restartsAreThoseOfJava(String property, String value, Supervision supervision) {
        assertThat(worker(property, value).pool().supervision()).isEqualTo(supervision);
    }

    @Test
    void aNameThatIsNoHostEndsTheStart() {
        application
                .withPropertyValues("polyflux.grant.hosts=https://example.org/")
                .run(context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("'https://example.org/' is no host"));
    }

    @Test
    void whatIsGrantedIsReachedAndWhatIsLimitedIsStopped(@TempDir Path folder) throws IOException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path reports = Files.createDirectory(folder.resolve("reports"));
        Files.writeString(data.resolve("in.txt"), "tax");
        application
                .withPropertyValues(
                        "polyflux.workers.reach.script=classpath:reach.js",
                        "polyflux.workers.reach.limits.message-size=1000",
                        "polyflux.workers.reach.limits.call-time=4m",
                        "polyflux.grant.read[/data]=" + data,
                        "polyflux.grant.write.reports=" + reports,
                        "polyflux.grant.resources./tariffs=tariffs",
                        "polyflux.grant.environment[SHOP_NAME]=corner",
                        "polyflux.grant.hosts=api.example.org,*.example.com")
                .run(context -> {
                    Pool pool = context.getBean(PolyfluxWorkers.class).get("reach");
                    assertThat(pool.call("reach", String.class).block(LIMIT)).isEqualTo("corner");
                    assertThat(reports.resolve("out.txt")).hasContent("tax: tea 7 %");
                    assertThatExceptionOfType(GuestException.class)
                            .isThrownBy(() -> pool.call("spoil", Void.class).block(LIMIT));
                    assertThat(data.resolve("in.txt")).hasContent("tax");
                    assertThatExceptionOfType(CopyTooLargeException.class)
                            .isThrownBy(() ->
                                    pool.call("large", String.class, 10_000).block(LIMIT));
                });
    }

    @Test
    void aCallThatTakesTooLongIsGivenUp() {
        application
                .withPropertyValues(
                        "polyflux.workers.reach.script=classpath:reach.js",
                        "polyflux.workers.reach.limits.call-time=200ms")
                .run(context -> {
                    Pool pool = context.getBean(PolyfluxWorkers.class).get("reach");
                    assertThatExceptionOfType(WaitTimeoutException.class)
                            .isThrownBy(() -> pool.call("never", Void.class).block(LIMIT));
                });
    }

    @Test
    void guestsStartTheWorkersThatAreGrantedAndNoMore(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("granted.js"), "sync.here = () => true;");
        application
                .withPropertyValues(
                        "polyflux.workers.reach.script=classpath:reach.js",
                        "polyflux.guest-workers.at-most=1",
                        "polyflux.guest-workers.from=" + folder)
                .run(context -> {
                    Pool pool = context.getBean(PolyfluxWorkers.class).get("reach");
                    assertThat(pool.call("begin", String.class, "./granted.js").block(LIMIT))
                            .isEqualTo("begun");
                    assertThatExceptionOfType(GuestException.class)
                            .isThrownBy(() -> pool.call("begin", String.class, "./granted.js")
                                    .block(LIMIT))
                            .withMessageContaining("no more than 1 at a time");
                });
    }

    /** A bean that guests may use. */
    public static final class PriceList {

        /** For guests. */
        @Exposed
        public int priceOf(String article) {
            return 100 * article.length();
        }
    }

    @Test
    void aBeanIsAServiceWhereItIsNamedOfAScriptInTheFolderOfTheApplication() {
        application
                .withBean("prices2026", PriceList.class)
                .withPropertyValues(
                        "polyflux.workers.priced.script=file:src/test/resources/priced.py",
                        "polyflux.services.price-list=prices2026")
                .run(context -> assertThat(context.getBean(PolyfluxWorkers.class)
                                .get("priced")
                                .call("priced", Integer.class, "tea")
                                .block(LIMIT))
                        .isEqualTo(300));
    }

    @Test
    void aServiceThatIsNoBeanEndsTheStart() {
        application.withPropertyValues("polyflux.services.prices=nobody").run(context -> assertThat(
                        context.getStartupFailure())
                .hasStackTraceContaining("No bean named 'nobody'"));
    }

    @Test
    void editorsKnowLimitsAndGrants() throws IOException {
        String metadata = new ClassPathResource("META-INF/spring-configuration-metadata.json")
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(metadata)
                .contains("\"polyflux.grant.read\"", "\"polyflux.grant.write\"", "\"polyflux.grant.resources\"")
                .contains("\"polyflux.grant.hosts\"", "\"polyflux.grant.environment\"", "\"polyflux.grant.inherit\"")
                .contains(
                        "\"polyflux.guest-workers.at-most\"",
                        "\"polyflux.guest-workers.from\"",
                        "\"polyflux.services\"");
    }
}
