package dev.polyflux.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.CallCancelled;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Progress;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyDestroyed;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Stuck;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.LifecycleEvent.Uncaught;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes a lifecycle event as one JSON object on one line. */
final class EventLine {

    private static final JsonFactory JSON = new JsonFactory();

    private EventLine() {}

    static String of(LifecycleEvent event) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", event.type());
            if (event instanceof RealmEvent realm) {
                json.writeStringField("worker", realm.worker());
                json.writeStringField("script", realm.script());
            }
            json.writeStringField("time", event.time().toString());
            switch (event) {
                case Booting booting ->
                    json.writeStringField("phase", booting.phase().toString());
                case Progress progress -> {
                    json.writeStringField("phase", progress.phase().toString());
                    json.writeStringField("item", progress.item());
                    json.writeNumberField("number", progress.number());
                    json.writeNumberField("total", progress.total());
                }
                case Stuck stuck -> {
                    json.writeStringField("work", stuck.work());
                    json.writeStringField("limit", stuck.limit().toString());
                }
                case Failed failed ->
                    json.writeStringField("error", failed.error().getMessage());
                case Uncaught uncaught ->
                    json.writeStringField("error", uncaught.error().getMessage());
                case CallCancelled cancelled -> json.writeStringField("call", cancelled.call());
                case CallInterrupted interrupted -> json.writeStringField("call", interrupted.call());
                case Terminated terminated -> json.writeStringField("reason", terminated.reason());
                case ProxyEvent proxy -> {
                    CensusLine.write(json, proxy.proxy());
                    if (proxy instanceof ProxyDestroyed destroyed) {
                        json.writeStringField("reason", destroyed.reason().inWords());
                    }
                }
                case AllDone all -> {
                    json.writeObjectFieldStart("outcomes");
                    for (var outcome : all.outcomes().entrySet()) {
                        json.writeStringField(
                                outcome.getKey(),
                                outcome.getValue().kind().name().toLowerCase(java.util.Locale.ROOT));
                    }
                    json.writeEndObject();
                }
                default -> {}
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
