package dev.polyflux.cli;

import dev.polyflux.Polyflux;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who is to blame for a run that has not ended in time: whoever runs code; where nobody does, who has something to do; and else who has not ended. */
final class Blame {

    private static final List<Predicate<List<String>>> IN_TURN =
            List.of(work -> work.contains(Polyflux.RUNNING), work -> !work.isEmpty(), work -> true);

    private Blame() {}

    /** In words; {@code pending} says what each worker has to do or awaits. */
    static String of(Map<String, List<String>> pending) {
        return IN_TURN.stream()
                .map(blamed -> inWords(pending, blamed))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse("nothing");
    }

    private static String inWords(Map<String, List<String>> pending, Predicate<List<String>> blamed) {
        return pending.entrySet().stream()
                .filter(entry -> blamed.test(entry.getValue()))
                .map(entry -> entry.getValue().isEmpty()
                        ? entry.getKey()
                        : entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }
}
