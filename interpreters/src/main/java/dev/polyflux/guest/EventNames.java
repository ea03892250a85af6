package dev.polyflux.guest;

import dev.polyflux.core.PolyfluxException;
import dev.polyflux.lifecycle.LifecycleEvent;
import dev.polyflux.lifecycle.LifecycleEvent.AllDone;
import dev.polyflux.lifecycle.LifecycleEvent.Booting;
import dev.polyflux.lifecycle.LifecycleEvent.CallCancelled;
import dev.polyflux.lifecycle.LifecycleEvent.CallInterrupted;
import dev.polyflux.lifecycle.LifecycleEvent.Done;
import dev.polyflux.lifecycle.LifecycleEvent.Ending;
import dev.polyflux.lifecycle.LifecycleEvent.Failed;
import dev.polyflux.lifecycle.LifecycleEvent.Progress;
import dev.polyflux.lifecycle.LifecycleEvent.ProxyEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Ready;
import dev.polyflux.lifecycle.LifecycleEvent.RealmEvent;
import dev.polyflux.lifecycle.LifecycleEvent.Restarted;
import dev.polyflux.lifecycle.LifecycleEvent.Stuck;
import dev.polyflux.lifecycle.LifecycleEvent.Terminated;
import dev.polyflux.lifecycle.LifecycleEvent.Uncaught;
import dev.polyflux.lifecycle.Outcome;
import dev.polyflux.lifecycle.spi.Lifecycle;
import dev.polyflux.lifecycle.spi.Roll;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The events of the lifecycle as guests know them: named after the language of the realm they are about, with members that
 * can cross. For one listener, which is told them one after the other.
 */
final class EventNames {

    private static final String MAIN = "main";
    private static final String ALL_DONE = "all-done";

    private final Lifecycle lifecycle;
    private final Map<String, String> types = new HashMap<>();
    private final Map<String, Booting> phases = new HashMap<>();
    private final Map<String, Ready> ready = new HashMap<>();
    private boolean allDone;

    EventNames(Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    /** An event with its name; one without a colon is of all languages. */
    record Told(String name, Map<String, @Nullable Object> members, @Nullable PolyfluxException error) {}

    List<Told> of(LifecycleEvent event) {
        return switch (event) {
            case ProxyEvent none -> List.of();
            case AllDone all -> allDone(all.outcomes());
            case RealmEvent of -> of(of);
        };
    }

    private List<Told> of(RealmEvent event) {
        List<Told> told = new ArrayList<>();
        switch (event) {
            case Booting booting -> {
                allDone = false;
                loaded(booting.worker(), told);
                phases.put(booting.worker(), booting);
                told.add(loading(booting, false));
            }
            case Progress progress ->
                told.add(progress(event, progress.item(), progress.number(), progress.total(), true));
            case Ready ready when this.ready.put(ready.worker(), ready) == ready -> {}
            case Ready ready -> {
                loaded(ready.worker(), told);
                told.add(told("ready", event, "bootTime", ready.bootTime().toMillis()));
            }
            case Done done -> told.add(told("done", event));
            case Failed failed -> {
                phases.remove(failed.worker());
                told.add(error("error", event, failed.error(), failed.phase().toString()));
            }
            case Uncaught uncaught -> told.add(error("uncaught", event, uncaught.error(), null));
            case Terminated terminated -> {
                phases.remove(terminated.worker());
                told.add(told("terminated", event, "reason", terminated.reason()));
            }
            case Stuck stuck -> {
                Told base = told("stuck", event, "work", stuck.work());
                base.members().put("limit", stuck.limit().toMillis());
                told.add(base);
            }
            case CallCancelled cancelled -> told.add(told("cancelled", event, "call", cancelled.call()));
            case CallInterrupted interrupted -> told.add(told("interrupted", event, "call", interrupted.call()));
            case Restarted restarted -> told.add(told("restarted", event));
        }
        if (event instanceof Ending) {
            told.addAll(allButMain());
        }
        if (event instanceof Terminated) {
            types.remove(event.worker());
            ready.remove(event.worker());
        }
        return told;
    }

    private void loaded(String worker, List<Told> told) {
        Booting before = phases.remove(worker);
        if (before != null) {
            told.add(loading(before, true));
        }
    }

    private Told loading(Booting phase, boolean loaded) {
        return progress(phase, phase.phase().toString(), phase.number(), phase.total(), loaded);
    }

    private Told progress(RealmEvent event, String item, int number, int total, boolean loaded) {
        Told told = told("progress", event, "item", item);
        told.members().put("number", (long) number);
        told.members().put("total", (long) total);
        told.members().put("loaded", loaded);
        return told;
    }

    /** Main's script may await this: where it is the only one that goes on, all the others are done. */
    private List<Told> allButMain() {
        Roll roll = lifecycle.roll();
        return roll.allStarted()
                        && roll.open().equals(Set.of(MAIN))
                        && !roll.outcomes().isEmpty()
                ? allDone(roll.outcomes())
                : List.of();
    }

    private List<Told> allDone(Map<String, Outcome> outcomes) {
        if (allDone) {
            return List.of();
        }
        allDone = true;
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("empty", outcomes.isEmpty());
        outcomes.forEach((worker, outcome) -> members.put(
                "outcome " + worker, outcome.kind().name().toLowerCase(Locale.ROOT) + " " + outcome.reason()));
        return List.of(new Told(ALL_DONE, members, null));
    }

    private Told error(String name, RealmEvent event, PolyfluxException error, @Nullable String phase) {
        Told told = told(name, event, "message", error.getMessage());
        if (phase != null) {
            told.members().put("phase", phase);
        }
        return new Told(told.name(), told.members(), error);
    }

    private Told told(String name, RealmEvent event, String member, @Nullable Object value) {
        Told told = told(name, event);
        told.members().put(member, value);
        return told;
    }

    private Told told(String name, RealmEvent event) {
        String known = lifecycle.type(event.worker());
        if (known != null) {
            types.put(event.worker(), known);
        }
        String type = types.getOrDefault(event.worker(), "");
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("realm", event.worker());
        members.put("worker", event.worker().equals(MAIN) ? null : event.worker());
        members.put("script", event.script());
        members.put("type", type);
        members.put("time", event.time().toEpochMilli());
        return new Told(type + ":" + name, members, null);
    }
}
