package dev.polyflux;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Why a case does not hold in a cell, where the case itself does not say so: the first rule that applies. */
final class ConformanceRules {

    private static final Map<String, String> NAMES = Map.of("py", "Python", "js", "JavaScript", "mpy", "MicroPython");

    private record Rule(BiPredicate<ConformanceCase, ConformanceCell> applies, String reason) {}

    // %1$s is the driver's language, %2$s the other than the driver's, %3$s the other than the target's.
    private static final List<Rule> TABLE = List.of(
            new Rule(
                    (item, cell) -> cell.awaiting() && !cell.across(),
                    "an object of the realm itself is never awaited"),
            new Rule((item, cell) -> cell.awaiting() && !item.hasCode("await"), "has no awaiting form"),
            new Rule(
                    (item, cell) -> cell.awaiting() && !item.hasCode("await", ConformanceCell.common(cell.driver())),
                    "has no awaiting form in %1$s"),
            new Rule((item, cell) -> !cell.awaiting() && !item.hasCode(), "about workers that never wait"),
            new Rule(
                    (item, cell) -> !cell.awaiting() && !item.hasCode(ConformanceCell.common(cell.driver())),
                    "only %2$s can ask this"),
            new Rule((item, cell) -> true, "only %3$s objects are asked this"));

    private ConformanceRules() {}

    /** Why the case does not hold there, if it does not. */
    static Optional<String> why(ConformanceCase item, ConformanceCell cell) {
        return item.find("skip", cell)
                .or(() -> item.code(cell).isPresent() ? Optional.empty() : Optional.of(rule(item, cell)));
    }

    private static String rule(ConformanceCase item, ConformanceCell cell) {
        return TABLE.stream()
                .filter(rule -> rule.applies().test(item, cell))
                .findFirst()
                .orElseThrow()
                .reason()
                .formatted(NAMES.get(cell.driver()), other(cell.driver()), other(cell.target()));
    }

    private static @Nullable String other(String language) {
        return NAMES.get(ConformanceCell.common(language).equals("py") ? "js" : "py");
    }
}
