package dev.polyflux.cluster;

import dev.polyflux.core.ProtocolException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What two nodes tell each other first: the protocol, its version, the secret of their cluster, and who they are.
 *
 * @param takesWorkers whether others may start workers there
 */
record Greeting(String secret, Node node, boolean takesWorkers) {

    static final String PROTOCOL = "polyflux";
    static final int VERSION = 1;

    void write(ValueWriter to) throws IOException {
        to.value(PROTOCOL);
        to.value(VERSION);
        to.value(secret);
        to.value(node.id());
        to.value(node.name());
        to.value(node.host());
        to.value(node.port());
        to.value(node.tags().size());
        for (Map.Entry<String, String> tag : node.tags().entrySet()) {
            to.value(tag.getKey());
            to.value(tag.getValue());
        }
        to.value(takesWorkers);
    }

    static Greeting read(ValueReader from) throws IOException {
        String protocol = from.text();
        if (!protocol.equals(PROTOCOL)) {
            throw new ProtocolException("a node greets as none of Polyflux does");
        }
        int version = from.number();
        if (version != VERSION) {
            throw new ProtocolException("a node speaks version " + version + " of the protocol, this one " + VERSION);
        }
        String secret = from.text();
        String id = from.text();
        String name = from.text();
        String host = from.text();
        int port = from.number();
        Map<String, String> tags = new LinkedHashMap<>();
        for (int left = from.number(); left > 0; left--) {
            tags.put(from.text(), from.text());
        }
        return new Greeting(secret, new Node(id, name, host, port, tags), from.truth());
    }

    /** Whether it knows the secret; takes as long whatever it knows. */
    boolean knows(@Nullable String expected) {
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}
