package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.polyflux.Converter;
import dev.polyflux.PolyfluxBuilder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.WebFilter;

/** A request that nobody has sent is answered before the first one that somebody sends. */
final class WebFluxPreparationTest {

    private final ReactiveWebApplicationContextRunner application = new ReactiveWebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    JacksonAutoConfiguration.class,
                    CodecsAutoConfiguration.class,
                    HttpHandlerAutoConfiguration.class,
                    WebFluxAutoConfiguration.class,
                    PolyfluxAutoConfiguration.class,
                    PolyfluxWebFluxAutoConfiguration.class))
            .withUserConfiguration(Noticing.class, Advice.class);

    private static final AtomicInteger NOTICED = new AtomicInteger();

    @Configuration(proxyBeanMethods = false)
    static class Noticing {
        @Bean
        WebFilter notices() {
            return (exchange, chain) -> {
                NOTICED.incrementAndGet();
                return chain.filter(exchange);
            };
        }
    }

    @ControllerAdvice
    static class Advice {
        @ModelAttribute
        void notices() {
            NOTICED.incrementAndGet();
        }
    }

    @Test
    void itGoesThroughTheApplicationsCodecsAndNothingElseOfIt() {
        application.run(context -> {
            Preparation preparation = context.getBean(Preparation.class);
            assertThat(((WebFluxPreparation) preparation).answer())
                    .isEqualTo("{\"name\":\"a\",\"count\":1,\"price\":0.5}");
            assertThat(NOTICED).hasValue(0);
        });
    }

    @Test
    void allThatThereAreHaveBeenMadeWhenTheApplicationHasStarted() {
        AtomicInteger made = new AtomicInteger();
        application
                .withBean("counting", Preparation.class, () -> made::incrementAndGet)
                .run(context -> assertThat(made).hasValue(1));
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "false, 0"})
    void aWorkerIsRehearsedBeforeTheApplicationHasStartedWhereThatIsWanted(boolean wanted, int times) {
        AtomicInteger sent = new AtomicInteger();
        application
                .withPropertyValues("polyflux.rehearse=" + wanted, "polyflux.workers.orders.script=classpath:orders.py")
                .withBean(Counting.class, () -> new Counting(sent))
                .run(context -> assertThat(sent).hasValue(times));
    }

    /** Hears of each record that a worker is sent. */
    private record Counting(AtomicInteger sent) implements Consumer<PolyfluxBuilder> {

        @Override
        public void accept(PolyfluxBuilder builder) {
            builder.converter(Converter.of(Record.class, this::text, given -> this));
        }

        private String text(Record value) {
            sent.incrementAndGet();
            return value.toString();
        }
    }

    @Test
    void thereIsNoneWhereNoneIsWanted() {
        application.withPropertyValues("polyflux.rehearse=false").run(context -> assertThat(context)
                .doesNotHaveBean(Preparation.class));
    }

    @Test
    void anApplicationStartsAlthoughItsCodecsCannotDoIt() {
        application
                .withBean(
                        "codecs",
                        ServerCodecConfigurer.class,
                        ServerCodecConfigurer::create,
                        bean -> bean.setPrimary(true))
                .run(context -> {
                    context.getBean(ServerCodecConfigurer.class).registerDefaults(false);
                    context.getBean(WorkersLifecycle.class).start();
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(WorkersLifecycle.class).isRunning())
                            .isTrue();
                });
    }
}
