package dev.polyflux;

import dev.polyflux.core.ConfigurationException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Ref;
import dev.polyflux.guest.Languages;
import dev.polyflux.guest.Script;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link WorkerSpec} as another node is told it: its script goes along, what its configuration names does not. Whoever orders it supervises it. */
final class DescribedWorker {

    private DescribedWorker() {}

    static Copy write(WorkerSpec spec) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", spec.name());
        members.put("language", spec.language().name());
        Script script = spec.script();
        if (script != null) {
            members.put("file", script.name());
            members.put("ending", script.ending());
            members.put("code", script.text());
        }
        members.put("awaiting", spec.syncMainOnly());
        members.put("strict", spec.isStrict());
        members.put("async", spec.isAsync());
        put(members, "kept", spec.ffiTimeout());
        Configuration configuration = spec.configuration();
        if (configuration != null) {
            members.put("configuration", configuration.toString());
        }
        WorkerGrant grant = spec.guestWorkers();
        if (grant != null) {
            members.put("workers", grant.most());
        }
        Upkeep upkeep = spec.upkeep();
        members.put("inbox", upkeep.inbox());
        Limits limits = upkeep.limits();
        put(members, "callTime", limits.callTime());
        put(members, "cpuTime", limits.cpuTime());
        members.put("allocation", limits.allocation());
        members.put("output", limits.output());
        members.put("references", limits.references());
        members.put("messageSize", limits.messageSize());
        members.put("nesting", limits.nesting());
        members.put("keeps", limits.keeps());
        return new Copy.Entries(members);
    }

    private static void put(Map<String, @Nullable Object> members, String name, @Nullable Duration time) {
        members.put(name, time == null ? null : time.toMillis());
    }

    /**
     * What another node tells.
     *
     * @param window what the worker has for its window
     * @throws ConfigurationException when it says none
     */
    static WorkerSpec read(Map<String, @Nullable Object> told, @Nullable Object window) {
        Reader members = new Reader(told);
        String name = members.text("name");
        String language = members.text("language");
        String ending = String.valueOf(told.get("ending"));
        Script script =
                told.get("file") == null ? null : new Script(members.text("file"), ending, members.text("code"), null);
        WorkerSpec spec = WorkerSpec.of(script, Languages.named(language), name);
        spec = members.truth("awaiting") ? spec.awaiting() : spec;
        spec = members.truth("strict") ? spec.strict() : spec;
        spec = members.truth("async") ? spec : spec.synchronous();
        Duration kept = members.time("kept");
        spec = kept == null ? spec : spec.ffiTimeout(kept);
        spec = told.get("configuration") instanceof String text ? spec.config(Configuration.text(text)) : spec;
        spec = told.get("workers") instanceof Number most
                ? spec.guestWorkers(WorkerGrant.atMost(most.intValue()))
                : spec;
        spec = told.get("inbox") instanceof Number messages ? spec.inbox(messages.intValue()) : spec;
        spec = window instanceof Ref other ? spec.window(other) : spec;
        return spec.limits(new Limits(
                members.time("callTime"),
                members.time("cpuTime"),
                members.number("allocation"),
                members.number("output"),
                members.number("references"),
                members.number("messageSize"),
                (int) members.number("nesting"),
                members.truth("keeps")));
    }

    /** Members of the kinds that they are to be of. */
    private record Reader(Map<String, @Nullable Object> told) {

        String text(String name) {
            if (told.get(name) instanceof String text) {
                return text;
            }
            throw new ConfigurationException("a node describes a worker without its " + name);
        }

        boolean truth(String name) {
            return Boolean.TRUE.equals(told.get(name));
        }

        long number(String name) {
            return told.get(name) instanceof Number number ? number.longValue() : 0;
        }

        @Nullable
        Duration time(String name) {
            return told.get(name) instanceof Number millis ? Duration.ofMillis(millis.longValue()) : null;
        }
    }
}
