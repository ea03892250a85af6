package dev.polyflux;

import dev.polyflux.core.Arguments;
import dev.polyflux.core.ConversionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What guests have under one name: an attribute, or overloaded methods, of which the arguments choose the one whose
 * parameters they are nearest to.
 *
 * @param name the type's and its own, for messages
 */
record ExposedMember(String name, List<ExposedMethod> overloads) {

    ExposedMember {
        if (overloads.size() > 1 && overloads.stream().anyMatch(ExposedMethod::getter)) {
            throw new IllegalArgumentException(name + " cannot be an attribute and something else");
        }
    }

    boolean getter() {
        return overloads.getFirst().getter();
    }

    ExposedMethod only() {
        return overloads.getFirst();
    }

    /** A method with its arguments, and how far these were from what it takes. */
    record Chosen(ExposedMethod method, @Nullable Object[] arguments, int distance) {}

    /**
     * The method that arguments are meant for.
     *
     * @throws ConversionException when they fit none, or two alike
     */
    Chosen choose(Arguments given, JavaValues values) {
        Attempts attempts = new Attempts();
        attempts.all(overloads, GuestArguments.of(given, values));
        if (attempts.fitting.isEmpty() && given.keyword().isEmpty()) {
            // Where a language has no keywords, its functions take them as a last object.
            GuestArguments named = GuestArguments.lastAsKeywords(given, values);
            if (named != null) {
                attempts.all(overloads, named);
            }
        }
        List<Chosen> nearest = attempts.nearest();
        if (nearest.isEmpty()) {
            throw new ConversionException(attempts.failed());
        }
        if (nearest.size() > 1) {
            throw new ConversionException("these arguments fit "
                    + nearest.stream().map(one -> one.method().signature()).collect(Collectors.joining(" and "))
                    + " of " + name + " alike");
        }
        return nearest.getFirst();
    }

    private final class Attempts {

        final List<Chosen> fitting = new ArrayList<>();
        private final Map<ExposedMethod, String> reasons = new LinkedHashMap<>();

        void all(List<ExposedMethod> methods, GuestArguments given) {
            boolean ranked = methods.size() > 1;
            for (ExposedMethod method : methods) {
                try {
                    fitting.add(given.chosen(method, ranked));
                } catch (ConversionException e) {
                    reasons.putIfAbsent(method, e.getMessage());
                }
            }
        }

        List<Chosen> nearest() {
            int least = fitting.stream().mapToInt(Chosen::distance).min().orElse(0);
            return fitting.stream().filter(one -> one.distance() == least).toList();
        }

        String failed() {
            return reasons.size() == 1
                    ? name + ": " + reasons.values().iterator().next()
                    : "the arguments fit no " + name + ": "
                            + reasons.entrySet().stream()
                                    .map(entry -> entry.getKey().signature() + ": " + entry.getValue())
                                    .collect(Collectors.joining("; "));
        }
    }
}
