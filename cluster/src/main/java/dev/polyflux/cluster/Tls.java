package dev.polyflux.cluster;

import dev.polyflux.core.ConfigurationException;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import reactor.netty.tcp.SslProvider.SslContextSpec;

/**
 * Mutual TLS: who a node is to others, and by whom others are to be signed. Files are PEM.
 *
 * @param certificate its certificate, with those in between
 * @param key its private key, PKCS #8 without a password
 * @param authority who has signed those of the others; nobody else is believed
 */
public record Tls(Path certificate, Path key, Path authority) {

    private interface Making {
        SslContext context() throws SSLException;
    }

    /** Secures who lets others in. */
    Consumer<SslContextSpec> server() {
        return made(() -> SslContextBuilder.forServer(certificate.toFile(), key.toFile())
                .trustManager(authority.toFile())
                .clientAuth(ClientAuth.REQUIRE)
                .build());
    }

    /** Secures who goes to another. */
    Consumer<SslContextSpec> client() {
        return made(() -> SslContextBuilder.forClient()
                .keyManager(certificate.toFile(), key.toFile())
                .trustManager(authority.toFile())
                .build());
    }

    private static Consumer<SslContextSpec> made(Making making) {
        try {
            SslContext context = making.context();
            return secured -> secured.sslContext(context);
        } catch (SSLException | IllegalArgumentException unusable) {
            throw new ConfigurationException("the node's TLS cannot be used: " + unusable.getMessage());
        }
    }
}
