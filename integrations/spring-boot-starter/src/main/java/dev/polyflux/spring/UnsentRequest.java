package dev.polyflux.spring;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.adapter.DefaultServerWebExchange;
import org.springframework.web.server.i18n.AcceptHeaderLocaleContextResolver;
import org.springframework.web.server.session.DefaultWebSessionManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A request with JSON that came by no network. */
record UnsentRequest(DataBuffer body, HttpHeaders headers) implements ServerHttpRequest {

    private static final URI NOWHERE = URI.create("/");
    private static final DefaultDataBufferFactory BUFFERS = new DefaultDataBufferFactory();

    /** The request, and what is to be answered to it. */
    static ServerWebExchange exchange(String json, Answer answer, ServerCodecConfigurer codecs) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new DefaultServerWebExchange(
                new UnsentRequest(BUFFERS.wrap(json.getBytes(StandardCharsets.UTF_8)), headers),
                answer,
                new DefaultWebSessionManager(),
                codecs,
                new AcceptHeaderLocaleContextResolver());
    }

    @Override
    public String getId() {
        return "unsent";
    }

    @Override
    public HttpMethod getMethod() {
        return HttpMethod.POST;
    }

    @Override
    public URI getURI() {
        return NOWHERE;
    }

    @Override
    public RequestPath getPath() {
        return RequestPath.parse(NOWHERE, null);
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public MultiValueMap<String, String> getQueryParams() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public MultiValueMap<String, HttpCookie> getCookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return new HashMap<>();
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return Flux.just(body);
    }

    /** A response that goes nowhere. */
    static final class Answer extends AbstractServerHttpResponse {

        private final StringBuilder text = new StringBuilder();

        Answer() {
            super(BUFFERS);
        }

        String text() {
            return text.toString();
        }

        @Override
        public <T> T getNativeResponse() {
            throw new UnsupportedOperationException("there is none");
        }

        @Override
        protected Mono<Void> writeWithInternal(Publisher<? extends DataBuffer> body) {
            return Flux.from(body)
                    .doOnNext(buffer -> {
                        text.append(buffer.toString(StandardCharsets.UTF_8));
                        DataBufferUtils.release(buffer);
                    })
                    .then();
        }

        @Override
        protected Mono<Void> writeAndFlushWithInternal(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return Flux.from(body).concatMap(this::writeWithInternal).then();
        }

        @Override
        protected void applyStatusCode() {}

        @Override
        protected void applyHeaders() {}

        @Override
        protected void applyCookies() {}
    }
}
