package dev.polyflux.spring;

import java.time.Duration;
import java.util.List;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.accept.HeaderContentTypeResolver;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.reactive.result.method.annotation.ResponseBodyResultHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Answers a request that nobody has sent, with a controller of its own behind the application's codecs: so what reads JSON, calls
 * controllers and writes JSON is loaded and linked. No filter, advice or mapping of the application takes part.
 */
final class WebFluxPreparation implements Preparation {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final String JSON = "[{\"name\":\"a\",\"count\":1,\"price\":0.5}]";

    /** Of the kinds of values that JSON has, one each. */
    record Row(String name, int count, double price) {}

    /** A controller that no mapping knows. */
    static final class Unmapped {

        @ResponseBody
        Mono<Row> first(@RequestBody List<Row> rows) {
            return Mono.just(rows.getFirst());
        }
    }

    private final ServerCodecConfigurer codecs;

    WebFluxPreparation(ServerCodecConfigurer codecs) {
        this.codecs = codecs;
    }

    @Override
    public void prepare() throws Exception {
        answer();
    }

    /** What the answer holds. */
    String answer() throws Exception {
        try (GenericApplicationContext nothing = new GenericApplicationContext()) {
            nothing.refresh();
            RequestMappingHandlerAdapter adapter = new RequestMappingHandlerAdapter();
            adapter.setApplicationContext(nothing);
            adapter.setMessageReaders(codecs.getReaders());
            adapter.afterPropertiesSet();
            ResponseBodyResultHandler answers =
                    new ResponseBodyResultHandler(codecs.getWriters(), new HeaderContentTypeResolver());
            UnsentRequest.Answer answer = new UnsentRequest.Answer();
            ServerWebExchange exchange = UnsentRequest.exchange(JSON, answer, codecs);
            adapter.handle(exchange, handler())
                    .flatMap(result -> answers.handleResult(exchange, result))
                    .block(LIMIT);
            return answer.text();
        }
    }

    private static HandlerMethod handler() {
        return new HandlerMethod(
                new Unmapped(),
                ReflectionUtils.getUniqueDeclaredMethods(
                        Unmapped.class, method -> method.getName().equals("first"))[0]);
    }
}
