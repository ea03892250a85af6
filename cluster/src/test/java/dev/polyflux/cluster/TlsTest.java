package dev.polyflux.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.polyflux.Placement;
import dev.polyflux.Worker;
import dev.polyflux.WorkerSpec;
import dev.polyflux.core.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mutual TLS by one setting. */
final class TlsTest {

    private static final String PASSWORD = "of the test";

    /** A certificate that has signed itself, and believes in nobody else. */
    private static Tls made(Path folder, String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "node",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:localhost",
                        "-ext",
                        "bc=ca:true",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .start()
                .waitFor();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(store)) {
            keys.load(stored, PASSWORD.toCharArray());
        }
        Path certificate = pem(
                folder.resolve(name + ".crt"),
                "CERTIFICATE",
                keys.getCertificate("node").getEncoded());
        Path key = pem(
                folder.resolve(name + ".key"),
                "PRIVATE KEY",
                keys.getKey("node", PASSWORD.toCharArray()).getEncoded());
        return new Tls(certificate, key, certificate);
    }

    private static Path pem(Path file, String what, byte[] encoded) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    static Stream<Named<Transport>> sealable() {
        return FarWorkersTest.transports().filter(each -> !(each.getPayload() instanceof LocalTransport));
    }

    @ParameterizedTest
    @MethodSource("sealable")
    void nodesOfOneAuthorityMeetAndOthersStayOut(Transport transport, @TempDir Path folder) throws Exception {
        Tls ours = made(folder, "ours");
        Tls theirs = made(folder, "theirs");
        try (Nodes nodes = new Nodes()) {
            nodes.add(
                    "c",
                    settings -> settings.secret(Nodes.SECRET)
                            .takesWorkers()
                            .transport(transport)
                            .tls(ours),
                    builder -> builder);
            nodes.add(
                    "d",
                    settings ->
                            settings.secret(Nodes.SECRET).transport(transport).tls(ours),
                    builder -> builder);
            nodes.meet("c", "d");
            Worker worker =
                    nodes.get("d").runtime().start(WorkerSpec.idle("one", "js").on(Placement.node("c")));
            assertThat(worker.eval("6 * 7", Integer.class).block(Nodes.SOON)).isEqualTo(42);

            for (ClusterSettings stranger : List.of(ClusterSettings.of("a").tls(theirs), ClusterSettings.of("a"))) {
                nodes.turnsAway("c", stranger.secret(Nodes.SECRET).transport(transport));
            }
            assertThat(nodes.get("c").cluster().nodes()).extracting(Node::name).containsExactly("d");
        }
    }

    @Test
    void withinAJvmThereIsNothingToSeal(@TempDir Path folder) throws Exception {
        Tls ours = made(folder, "ours");
        try (Nodes nodes = new Nodes()) {
            assertThatThrownBy(() -> nodes.add(
                            "c",
                            settings -> settings.transport(Transport.local()).tls(ours),
                            builder -> builder))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("TLS");
        }
    }
}
