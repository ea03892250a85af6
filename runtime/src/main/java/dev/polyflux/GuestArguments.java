package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import dev.polyflux.core.Copy;
import dev.polyflux.core.Ref;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of a guest's call of Java, to be had as the parameters of this method or that. */
final class GuestArguments {

    private final List<GuestArgument> positional;
    private final Map<String, GuestArgument> keyword;
    private final Arguments whole;

    private GuestArguments(List<GuestArgument> positional, Map<String, GuestArgument> keyword, Arguments whole) {
        this.positional = positional;
        this.keyword = keyword;
        this.whole = whole;
    }

    static GuestArguments of(Arguments given, JavaValues values) {
        List<GuestArgument> positional = new ArrayList<>();
        given.positional().forEach(wire -> positional.add(new GuestArgument(wire, values)));
        Map<String, GuestArgument> keyword = new LinkedHashMap<>();
        given.keyword().forEach((name, wire) -> keyword.put(name, new GuestArgument(wire, values)));
        return new GuestArguments(positional, keyword, given);
    }

    /** With the members of the last argument as keywords; null where it has no members that could be. */
    static @Nullable GuestArguments lastAsKeywords(Arguments given, JavaValues values) {
        List<@Nullable Object> positional = given.positional();
        if (positional.isEmpty()) {
            return null;
        }
        Object last = positional.getLast();
        boolean data =
                last instanceof Copy || last instanceof Ref ref && ref.shape().isPlain();
        return data && new GuestArgument(last, values).copy() instanceof Copy.Entries(var members)
                ? of(new Arguments(positional.subList(0, positional.size() - 1), members), values)
                : null;
    }

    /**
     * A method with these arguments as its own; with how far they are from it where it is {@code ranked} among others, which may have
     * to copy what the method itself takes as it is.
     *
     * @throws ConversionException when they do not fit
     */
    ExposedMember.Chosen chosen(ExposedMethod method, boolean ranked) {
        List<ExposedParameter> parameters = method.parameters();
        @Nullable Object[] arguments = new @Nullable Object[parameters.size()];
        Map<String, GuestArgument> named = new LinkedHashMap<>(keyword);
        int next = 0;
        int distance = 0;
        if (positional.size() > parameters.size()
                && parameters.stream().noneMatch(each -> each.rest() || each.whole())) {
            throw new ConversionException(
                    "it takes no more than " + parameters.size() + " arguments, not " + positional.size());
        }
        for (int i = 0; i < arguments.length; i++) {
            ExposedParameter parameter = parameters.get(i);
            if (parameter.whole()) {
                arguments[i] = GuestArgument.plain(whole);
                next = positional.size();
                named.clear();
                distance += GuestArgument.FAR;
                continue;
            }
            if (parameter.rest()) {
                arguments[i] = rest(parameter, next);
                next = Math.max(next, positional.size());
                distance += GuestArgument.FAR;
                continue;
            }
            GuestArgument argument = named(parameter, named);
            if (next < positional.size()) {
                if (argument != null) {
                    throw new ConversionException("'" + parameter.name() + "' is given twice");
                }
                argument = positional.get(next++);
            } else if (argument == null && parameter.optional()) {
                arguments[i] = parameter.absent();
                continue;
            }
            if (argument == null) {
                throw new ConversionException("nothing is given for " + place(parameter, i));
            }
            arguments[i] = argument.as(parameter.type(), place(parameter, i));
            distance += ranked ? argument.distance(parameter.raw()) : 0;
        }
        if (!named.isEmpty()) {
            throw new ConversionException("it has no parameters named " + String.join(", ", named.keySet()));
        }
        return new ExposedMember.Chosen(method, arguments, distance);
    }

    private static @Nullable GuestArgument named(ExposedParameter parameter, Map<String, GuestArgument> named) {
        for (String name : named.keySet()) {
            if (parameter.isNamed(name)) {
                return named.remove(name);
            }
        }
        return null;
    }

    private Object rest(ExposedParameter parameter, int from) {
        int count = Math.max(0, positional.size() - from);
        Object rest = Array.newInstance(parameter.raw(), count);
        for (int i = 0; i < count; i++) {
            Array.set(rest, i, positional.get(from + i).as(parameter.type(), place(parameter, from + i)));
        }
        return rest;
    }

    private static Place place(ExposedParameter parameter, int index) {
        return parameter.name() == null || parameter.rest()
                ? Place.TOP.member("argument " + (index + 1))
                : Place.TOP.member(parameter.name());
    }
}
