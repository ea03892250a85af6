package dev.polyflux;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One way to run the cases: who drives whom, within one realm or across two, waiting or awaiting.
 *
 * <p>A word matches some of them: a driver ({@code py}), a target ({@code >js}), both ({@code py>js}), {@code here} for one
 * realm, {@code local} for one realm and one language, {@code beside} for one realm and two languages, {@code across},
 * {@code sync}, {@code await}. What is said for a language is said for its dialects, too.
 */
record ConformanceCell(String driver, String target, boolean across, boolean awaiting) {

    static final List<String> LANGUAGES = List.of("py", "js");
    static final List<ConformanceCell> ALL = Stream.of(false, true)
            .flatMap(awaiting -> Stream.of(false, true)
                    .flatMap(across -> LANGUAGES.stream().flatMap(driver -> LANGUAGES.stream()
                            .map(target -> new ConformanceCell(driver, target, across, awaiting)))))
            .toList();

    /** What else a language is called by: its code is that of another one. */
    private static final Map<String, String> DIALECTS = Map.of("mpy", "py");

    private static final Set<String> PLACES = Set.of("here", "local", "beside", "across", "sync", "await");

    static boolean isWord(String text) {
        return PLACES.contains(text) || text.matches("(py|js|mpy)?>(py|js|mpy)") || isLanguage(text);
    }

    static boolean isLanguage(String text) {
        return LANGUAGES.contains(text) || DIALECTS.containsKey(text);
    }

    /** The ending of a language's scripts. */
    static String ending(String language) {
        return common(language).equals(language) ? language : language + "." + common(language);
    }

    /** The language that one is a dialect of, or itself. */
    static String common(String language) {
        return DIALECTS.getOrDefault(language, language);
    }

    boolean matches(String word) {
        return switch (word) {
            case "here" -> !across;
            case "local" -> isLocal();
            case "beside" -> !across && !isLocal();
            case "across" -> across;
            case "sync" -> !awaiting;
            case "await" -> awaiting;
            default -> speaks(word, 0, driver) && speaks(word, 1, target);
        };
    }

    /** Whether a side of a pair is left open, or is a language or what that is a dialect of. */
    private static boolean speaks(String pair, int side, String language) {
        String[] sides = pair.split(">", 2);
        String said = side < sides.length ? sides[side] : "";
        return said.isEmpty() || said.equals(language) || said.equals(common(language));
    }

    /** How closely a word is meant: one of a dialect's own comes before one of its language. */
    static int closeness(String word) {
        return (int) Stream.of(word.split(">")).filter(DIALECTS::containsKey).count();
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
