package dev.polyflux.cluster.gossip;

import dev.polyflux.cluster.Node;
import io.scalecube.cluster.metadata.MetadataCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** What a node says of itself, as bytes. */
final class NodeCodec implements MetadataCodec {

    /** The engine takes what is bytes already: of anything else it would ask that it is serializable, whoever encodes it. */
    @Override
    public ByteBuffer serialize(Object bytes) {
        return ByteBuffer.wrap((byte[]) bytes);
    }

    static byte[] bytes(Node node) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(node.id());
            out.writeUTF(node.name());
            out.writeUTF(node.host());
            out.writeShort(node.port());
            for (Map.Entry<String, String> tag : node.tags().entrySet()) {
                out.writeUTF(tag.getKey());
                out.writeUTF(tag.getValue());
            }
        } catch (IOException tooLong) {
            throw new UncheckedIOException("a name or a tag of " + node.name() + " is too long", tooLong);
        }
        return bytes.toByteArray();
    }

    @Override
    public Node deserialize(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            String id = in.readUTF();
            String name = in.readUTF();
            String host = in.readUTF();
            int port = in.readUnsignedShort();
            Map<String, String> tags = new HashMap<>();
            while (in.available() > 0) {
                tags.put(in.readUTF(), in.readUTF());
            }
            return new Node(id, name, host, port, tags);
        } catch (IOException malformed) {
            throw new UncheckedIOException("a node that says nothing of itself", malformed);
        } catch (IllegalArgumentException nobody) {
            throw new UncheckedIOException("a node that cannot be", new IOException(nobody));
        }
    }
}
