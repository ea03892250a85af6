package dev.polyflux;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way to run the cases: who drives whom, within one realm or across two, waiting or awaiting.
 *
 * <p>A word matches some of them: a driver ({@code py}), a target ({@code >js}), both ({@code py>js}), {@code here} for one
 * realm, {@code local} for one realm and one language, {@code beside} for one realm and two languages, {@code across},
 * {@code sync}, {@code await}.
 */
record ConformanceCell(String driver, String target, boolean across, boolean awaiting) {

    static final List<String> LANGUAGES = List.of("py", "js");
    static final List<ConformanceCell> ALL = Stream.of(false, true)
            .flatMap(awaiting -> Stream.of(false, true)
                    .flatMap(across -> LANGUAGES.stream().flatMap(driver -> LANGUAGES.stream()
                            .map(target -> new ConformanceCell(driver, target, across, awaiting)))))
            .toList();

    private static final Set<String> PLACES = Set.of("here", "local", "beside", "across", "sync", "await");

    static boolean isWord(String text) {
        return PLACES.contains(text) || text.matches("(py|js)?>(py|js)|py|js");
    }

    boolean matches(String word) {
        return switch (word) {
            case "here" -> !across;
            case "local" -> isLocal();
            case "beside" -> !across && !isLocal();
            case "across" -> across;
            case "sync" -> !awaiting;
            case "await" -> awaiting;
            default -> word.equals(driver) || word.equals(">" + target) || word.equals(pair());
        };
    }

    boolean matches(Set<String> words) {
        return words.stream().allMatch(this::matches);
    }

    /** Nothing is crossed: what a case prints here is what local objects really do. */
    boolean isLocal() {
        return !across && driver.equals(target);
    }

    String pair() {
        return driver + ">" + target;
    }

    String place() {
        return across ? "across" : isLocal() ? "local" : "beside";
    }

    @Override
    public String toString() {
        return place() + (awaiting ? " await " : " ") + pair();
    }
}
