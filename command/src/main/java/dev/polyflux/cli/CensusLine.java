package dev.polyflux.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Reason;
import dev.polyflux.lifecycle.Census;
import dev.polyflux.lifecycle.HeldProxy;
import dev.polyflux.lifecycle.Leases;
import dev.polyflux.lifecycle.LiveProxy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a census as one JSON object on one line. */
final class CensusLine {

    private static final JsonFactory JSON = new JsonFactory();

    private CensusLine() {}

    static String of(Census census) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", "Census");
            json.writeArrayFieldStart("live");
            for (List<LiveProxy> alike : census.alike()) {
                LiveProxy live = alike.getFirst();
                json.writeStartObject();
                write(json, live.proxy());
                json.writeNumberField("age_ms", live.age().toMillis());
                json.writeNumberField("alike", alike.size());
                json.writeStringField("calls", live.calls().name().toLowerCase(Locale.ROOT));
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectFieldStart("ended");
            for (Map.Entry<Reason, Long> count : census.ended().entrySet()) {
                json.writeNumberField(count.getKey().inWords(), count.getValue());
            }
            json.writeEndObject();
            json.writeArrayFieldStart("silent");
            for (String realm : census.silent()) {
                json.writeString(realm);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("leases");
            for (Map.Entry<String, Leases> node : census.leases().entrySet()) {
                json.writeObjectFieldStart(node.getKey());
                json.writeNumberField("given", node.getValue().given());
                json.writeNumberField("held", node.getValue().held());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The fields of a proxy, in the object that has been begun. */
    static void write(JsonGenerator json, HeldProxy proxy) throws IOException {
        json.writeNumberField("id", proxy.id());
        json.writeStringField("of_type", proxy.type());
        json.writeStringField("owner", proxy.owner());
        json.writeStringField("holder", proxy.holder());
        json.writeStringField("language", proxy.language());
        json.writeBooleanField("callable", proxy.callable());
        json.writeArrayFieldStart("created_at");
        for (Frame frame : proxy.createdAt()) {
            json.writeStartObject();
            json.writeStringField("function", frame.function());
            json.writeStringField("file", frame.file());
            json.writeNumberField("line", frame.line());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
