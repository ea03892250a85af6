package dev.polyflux.browser;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Marker;
import dev.polyflux.core.Trap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One trap as a page is asked for it: by the number of one of reflected-ffi's, or by the name of one that page.js answers besides,
 * and what it takes.
 *
 * @param answer how what comes back is to be read
 */
record Ask(Object trap, List<@Nullable Object> arguments, Answer answer) {

    private static final int ASSIGN = 1;
    private static final int EVALUATE = 2;
    private static final int GATHER = 3;
    private static final int QUERY = 4;
    static final int APPLY = 5;
    private static final int CONSTRUCT = 6;
    private static final int GET = 9;
    private static final int HAS = 12;
    private static final int IS_EXTENSIBLE = 13;
    private static final int OWN_KEYS = 14;
    private static final int SET = 16;

    /** A name that reflected-ffi's paths can spell. */
    private static final Pattern PLAIN = Pattern.compile("[^.\\[\\]]+");

    /** How a page's answer becomes the reply to a trap. */
    enum Answer {
        VALUE,
        /** Undefined, it may be {@link Marker#MISSING}, which takes another question. */
        ATTRIBUTE,
        /** Undefined, it is {@link Marker#MISSING}. */
        FOUND,
        VALUES,
        KEYS,
        /** One that assigned, for as many traps. */
        ASSIGNED
    }

    static Ask of(Trap trap, boolean global, Outgoing out) {
        return switch (trap) {
            case Trap.Get(var key) -> new Ask(GET, row(out.key(key)), Answer.ATTRIBUTE);
            case Trap.Set(var key, var value) -> plain(SET, out.key(key), out.value(value));
            case Trap.Has(var key) -> plain(HAS, out.key(key));
            case Trap.Keys() -> new Ask(OWN_KEYS, List.of(), Answer.KEYS);
            case Trap.IsExtensible() -> plain(IS_EXTENSIBLE);
            case Trap.Apply(var self, var arguments)
            when arguments.keyword().isEmpty() -> plain(APPLY, receiver(self, out), out.values(arguments.positional()));
            case Trap.Construct(var arguments)
            when arguments.keyword().isEmpty() -> plain(CONSTRUCT, out.values(arguments.positional()));
            case Trap.Evaluate(var source, var arguments)
            when global -> plain(EVALUATE, source, out.values(arguments.positional()));
            case Trap.Query(var path) when spelled(path) != null -> new Ask(QUERY, row(spelled(path)), Answer.FOUND);
            case Trap.All(var traps) when gathers(traps) -> gather(traps);
            case Trap.All(var traps) when assigns(traps) -> assign(traps, out);
            default -> {
                List<@Nullable Object> step = step(trap, out);
                Object name = step.getFirst();
                yield new Ask(name == null ? "" : name, step.subList(1, step.size()), Answer.VALUE);
            }
        };
    }

    private static Ask plain(int trap, @Nullable Object... arguments) {
        return new Ask(trap, row(arguments), Answer.VALUE);
    }

    private static List<@Nullable Object> row(@Nullable Object... elements) {
        List<@Nullable Object> row = new ArrayList<>(elements.length);
        for (Object element : elements) {
            row.add(element);
        }
        return row;
    }

    private static @Nullable Object receiver(@Nullable Object self, Outgoing out) {
        return self == Marker.MISSING ? null : out.value(self);
    }

    // Several at once.

    /** A path as reflected-ffi reads it; null for one that it could not. */
    private static @Nullable String spelled(List<Object> path) {
        StringBuilder text = new StringBuilder();
        for (Object key : path) {
            boolean index = key instanceof Integer || key instanceof Long;
            if (!index && !(key instanceof String name && PLAIN.matcher(name).matches())) {
                return null;
            }
            text.append(text.isEmpty() ? "" : ".").append(key);
        }
        return text.isEmpty() ? null : text.toString();
    }

    private static Trap only(Trap trap) {
        return trap instanceof Trap.Chain(var steps) && steps.size() == 1 ? steps.getFirst() : trap;
    }

    private static boolean gathers(List<Trap> traps) {
        return !traps.isEmpty()
                && traps.stream().allMatch(each -> only(each) instanceof Trap.Query(var path) && spelled(path) != null);
    }

    private static Ask gather(List<Trap> traps) {
        List<@Nullable Object> keys = new ArrayList<>();
        for (Trap each : traps) {
            if (only(each) instanceof Trap.Query(var path) && spelled(path) instanceof String text) {
                keys.add(Outgoing.pair(Tag.DIRECT, text));
            }
        }
        return new Ask(GATHER, row(keys), Answer.VALUES);
    }

    private static boolean assigns(List<Trap> traps) {
        return !traps.isEmpty()
                && traps.stream().allMatch(each -> only(each) instanceof Trap.Set(String key, var value));
    }

    private static Ask assign(List<Trap> traps, Outgoing out) {
        Map<String, @Nullable Object> source = new LinkedHashMap<>();
        for (Trap each : traps) {
            if (only(each) instanceof Trap.Set(String key, var value)) {
                source.put(key, out.value(value));
            }
        }
        return new Ask(ASSIGN, row(Outgoing.pair(Tag.OBJECT, source)), Answer.ASSIGNED);
    }

    // What page.js answers: a name, and what it takes.

    private static List<@Nullable Object> step(Trap trap, Outgoing out) {
        return switch (trap) {
            case Trap.Get(var key) -> row("get", out.value(key));
            case Trap.Set(var key, var value) -> row("set", out.value(key), out.value(value));
            case Trap.Delete(var key) -> row("delete", out.value(key));
            case Trap.Has(var key) -> row("has", out.value(key));
            case Trap.Keys() -> row("keys");
            case Trap.Describe(var key) -> row("describe", out.value(key));
            case Trap.Define(var key, var description) -> row("define", out.value(key), out.value(description));
            case Trap.Prototype() -> row("prototype");
            case Trap.SetPrototype(var prototype) -> row("setprototype", out.value(prototype));
            case Trap.IsExtensible() -> row("extensible");
            case Trap.PreventExtensions() -> row("preventextensions");
            case Trap.GetItem(var key) -> row("item", out.value(key));
            case Trap.SetItem(var key, var value) -> row("setitem", out.value(key), out.value(value));
            case Trap.DeleteItem(var key) -> row("delitem", out.value(key));
            case Trap.Contains(var value) -> row("contains", out.value(value));
            case Trap.Length() -> row("length");
            case Trap.Apply(var self, var arguments) -> call(arguments, "apply", out, out.value(self));
            case Trap.Construct(var arguments) -> call(arguments, "construct", out);
            case Trap.Operate(var operator, var operands) ->
                and(row("operate", operator.spelling()), out.values(operands));
            case Trap.Iterate(var asynchronous) -> row("iterate", asynchronous);
            case Trap.Next(var sent) -> sent == Marker.MISSING ? row("next") : row("next", out.value(sent));
            case Trap.Throw(var error) -> row("raise", out.value(error));
            case Trap.Close() -> row("close");
            case Trap.Await() -> row("self");
            case Trap.Text(var repr) -> row("text", repr);
            case Trap.Detach(var members) -> row("detach", members);
            case Trap.Query(var path) -> row("query", out.value(new Copy.Items(List.copyOf(path))));
            case Trap.Evaluate(var source, var arguments) ->
                and(row("evaluate", source), out.values(arguments.positional()));
            case Trap.Chain(var steps) -> row("chain", steps(steps, out));
            case Trap.All(var traps) ->
                row(
                        "all",
                        Outgoing.pair(
                                Tag.ARRAY,
                                traps.stream()
                                        .map(each -> each instanceof Trap.Chain(var steps) ? steps : List.of(each))
                                        .map(chain -> steps(chain, out))
                                        .toList()));
        };
    }

    private static Object steps(List<Trap> steps, Outgoing out) {
        return Outgoing.pair(
                Tag.ARRAY,
                steps.stream()
                        .map(each -> Outgoing.pair(Tag.ARRAY, step(each, out)))
                        .toList());
    }

    private static List<@Nullable Object> call(
            Arguments arguments, String name, Outgoing out, @Nullable Object... before) {
        List<@Nullable Object> positional = out.values(arguments.positional());
        if (arguments.keyword().isEmpty()) {
            return and(and(row(name), row(before)), positional);
        }
        List<@Nullable Object> with = and(row(name + "with"), row(before));
        with.add(Outgoing.pair(Tag.ARRAY, positional));
        with.add(out.value(new Copy.Entries(arguments.keyword())));
        return with;
    }

    private static List<@Nullable Object> and(List<@Nullable Object> row, List<@Nullable Object> more) {
        row.addAll(more);
        return row;
    }
}
