package dev.polyflux.cluster;

import java.util.Map;

/**
 * One runtime of a cluster, and where it is reached.
 *
 * @param id its own, and another one each time that it starts
 * @param name what placements and messages call it
 * @param host where others connect to it
 * @param port where others connect to it; 0 in what is not bound yet
 * @param tags what else its configuration says of it
 */
public record Node(String id, String name, String host, int port, Map<String, String> tags) {

    public Node {
        if (id.isEmpty() || name.isEmpty()) {
            throw new IllegalArgumentException("a node has an id and a name");
        }
        if (port < 0 || port > 0xFFFF) {
            throw new IllegalArgumentException("there is no port " + port);
        }
        tags = Map.copyOf(tags);
    }

    @Override
    public String toString() {
        return name + " at " + host + ":" + port;
    }
}
