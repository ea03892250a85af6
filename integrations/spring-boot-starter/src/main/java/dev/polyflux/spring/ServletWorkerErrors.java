package dev.polyflux.spring;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Errors of workers in Spring MVC, as HTTP says them: {@link WorkerAnswer}. What a guest throws is left to the others. */
final class ServletWorkerErrors implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ServletWorkerErrors.class);

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        Optional<WorkerAnswer> known = response.isCommitted() ? Optional.empty() : WorkerAnswer.to(failure);
        if (known.isEmpty()) {
            return null;
        }
        LOG.debug("{}: {}", request.getRequestURI(), failure.getMessage());
        write(response, known.get());
        return new ModelAndView(); // it is answered
    }

    private static void write(HttpServletResponse response, WorkerAnswer answer) {
        response.setStatus(answer.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (answer.again()) {
            response.setHeader(HttpHeaders.RETRY_AFTER, WorkerAnswer.RETRY_AFTER);
        }
        try {
            response.getOutputStream().write(answer.problem().getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
