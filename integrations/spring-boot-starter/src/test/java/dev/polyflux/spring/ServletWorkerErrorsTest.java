package dev.polyflux.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The errors of workers have the same status in Spring MVC, whether a controller waits or gives what comes later. */
final class ServletWorkerErrorsTest {

    private static final String PROBLEM = "application/problem+json";

    @RestController
    record Orders(Throwable failure) {

        @GetMapping("/waits")
        String waits() throws Throwable {
            throw failure;
        }

        @GetMapping("/later")
        Mono<String> later() {
            return Mono.error(failure);
        }
    }

    private static MockMvc mvc(Throwable failure) {
        return MockMvcBuilders.standaloneSetup(new Orders(failure))
                .setHandlerExceptionResolvers(new ServletWorkerErrors())
                .build();
    }

    private static MockHttpServletResponse later(MockMvc mvc) throws Exception {
        MvcResult begun = mvc.perform(MockMvcRequestBuilders.get("/later")).andReturn();
        return mvc.perform(MockMvcRequestBuilders.asyncDispatch(begun))
                .andReturn()
                .getResponse();
    }

    @ParameterizedTest
    @MethodSource("dev.polyflux.spring.WorkerErrorsTest#known")
    void whatAWorkerFailsWithHasItsStatus(Throwable failure, int status, boolean again) throws Exception {
        MockMvc mvc = mvc(failure);
        MockHttpServletResponse waited =
                mvc.perform(MockMvcRequestBuilders.get("/waits")).andReturn().getResponse();
        for (MockHttpServletResponse response : new MockHttpServletResponse[] {waited, later(mvc)}) {
            assertThat(response.getStatus()).isEqualTo(status);
            assertThat(response.getContentType()).isEqualTo(PROBLEM);
            assertThat(response.getHeader(HttpHeaders.RETRY_AFTER)).isEqualTo(again ? "1" : null);
            assertThat(response.getContentAsString()).startsWith("{\"status\":" + status + ",\"title\":\"");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.polyflux.spring.WorkerErrorsTest#others")
    void aFaultIsLeftToTheOthers(Throwable failure) {
        MockMvc mvc = mvc(failure);
        assertThatThrownBy(() -> mvc.perform(MockMvcRequestBuilders.get("/waits")))
                .satisfies(thrown -> assertThat(Objects.requireNonNullElse(thrown.getCause(), thrown))
                        .isSameAs(failure));
    }

    @Test
    void eachKindOfApplicationHasItsOwn() {
        AutoConfigurations both =
                AutoConfigurations.of(PolyfluxWebMvcAutoConfiguration.class, PolyfluxWebFluxAutoConfiguration.class);
        new WebApplicationContextRunner().withConfiguration(both).run(context -> assertThat(context)
                .hasSingleBean(ServletWorkerErrors.class)
                .doesNotHaveBean(WorkerErrors.class));
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(both)
                .withPropertyValues("polyflux.rehearse=false")
                .run(context -> assertThat(context)
                        .hasSingleBean(WorkerErrors.class)
                        .doesNotHaveBean(ServletWorkerErrors.class));
    }
}
