package dev.polyflux.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.polyflux.cluster.ClusterEvent;
import dev.polyflux.cluster.MemberEvent;
import dev.polyflux.cluster.Node;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes what a node finds out of another one as one JSON object on one line. */
final class MemberLine {

    private static final JsonFactory JSON = new JsonFactory();

    private MemberLine() {}

    static String of(ClusterEvent event, Instant time) {
        Node node = event.node();
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", type(event));
            json.writeStringField("node", node.name());
            json.writeStringField("address", node.host() + ":" + node.port());
            json.writeStringField("time", time.toString());
            switch (event) {
                case ClusterEvent.Lost lost ->
                    json.writeStringField("reason", lost.why().getMessage());
                case ClusterEvent.Namesake namesake -> json.writeStringField("worker", namesake.worker());
                case ClusterEvent.Member(MemberEvent.Gone gone) -> json.writeBooleanField("left", gone.left());
                default -> {}
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static String type(ClusterEvent event) {
        return switch (event) {
            case ClusterEvent.Reached reached -> "NodeReached";
            case ClusterEvent.Lost lost -> "NodeLost";
            case ClusterEvent.Leaving leaving -> "NodeLeaving";
            case ClusterEvent.Namesake namesake -> "WorkerNamesake";
            case ClusterEvent.Member(MemberEvent.Joined joined) -> "NodeJoined";
            case ClusterEvent.Member(MemberEvent.Suspected suspected) -> "NodeSuspected";
            case ClusterEvent.Member(MemberEvent.Recovered recovered) -> "NodeRecovered";
            case ClusterEvent.Member(MemberEvent.Gone gone) -> "NodeGone";
        };
    }
}
