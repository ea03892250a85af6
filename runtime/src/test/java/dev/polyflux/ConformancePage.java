package dev.polyflux;

import dev.polyflux.ConformanceOutcome.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The matrix as a page: a summary, one line per case, and the reasons that the lines give by number. */
final class ConformancePage {

    static final String INTRODUCTION =
            """
            # Conformance

            What one language does to the other's objects, and to its own in another realm, is tested by one set of cases.
            A case is code of the driver, and what it prints. It runs in every cell that it holds in:

            - *local*: driver and objects in one realm, of one language. Nothing crosses; this is what the others are held to.
            - *beside*: one realm, two languages.
            - *across*: a worker and the objects of main.
            - *await*: a worker that never waits, and awaits each operation.

            `ConformanceTest` writes this page to `runtime/target/conformance.md`. The cases lie in
            `runtime/src/test/resources/conformance`. *Promise 5* and *case 5*, under *from*, are rows of [what holds](promises.md).
            """;

    private final String introduction;
    private final List<ConformanceCell> cells;
    private final List<ConformanceCase> cases;
    private final Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes;
    private final List<String> reasons = new ArrayList<>();

    ConformancePage(
            String introduction,
            List<ConformanceCell> cells,
            List<ConformanceCase> cases,
            Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes) {
        this.introduction = introduction;
        this.cells = cells;
        this.cases = cases;
        this.outcomes = outcomes;
    }

    /** What can be told without a run. */
    static String counts(List<ConformanceCell> cells, List<ConformanceCase> cases) {
        long all = cells.size() * (long) cases.size();
        long holding = cells.stream()
                .mapToLong(cell -> cases.stream()
                        .filter(item -> ConformanceRules.why(item, cell).isEmpty())
                        .count())
                .sum();
        return cases.size() + " cases in " + cells.size() + " cells: " + holding + " to hold, " + (all - holding)
                + " not applicable.";
    }

    @Override
    public String toString() {
        StringBuilder page = new StringBuilder(introduction);
        page.append('\n').append(counts(cells, cases)).append("\n\n");
        page.append("| cell | passed | failed | open | not applicable |\n|---|--:|--:|--:|--:|\n");
        cells.forEach(cell -> page.append(summary(cell)));
        page.append(
                "\nBelow, ✓ is passed, ✗ failed, ○ open; a number is listed at the end: what is missing, or why the cell\ndoes not hold.\n");
        Map<String, List<ConformanceCase>> files = cases.stream()
                .collect(Collectors.groupingBy(ConformanceCase::file, LinkedHashMap::new, Collectors.toList()));
        files.forEach((file, items) -> page.append(section(file, items)));
        page.append("\n## Reasons\n\n");
        for (int i = 0; i < reasons.size(); i++) {
            page.append(i + 1).append(". ").append(reasons.get(i)).append('\n');
        }
        return page.toString();
    }

    private String summary(ConformanceCell cell) {
        Map<Kind, Long> counted = cases.stream()
                .map(item -> outcome(item, cell).kind())
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));
        return "| " + cell + " |"
                + List.of(Kind.values()).stream()
                        .map(kind -> " " + counted.getOrDefault(kind, 0L) + " |")
                        .collect(Collectors.joining())
                + "\n";
    }

    private String section(String file, List<ConformanceCase> items) {
        List<ConformanceCell> columns =
                cells.stream().filter(cell -> cell.across() || !cell.awaiting()).toList();
        String head = columns.stream()
                .map(cell -> " " + (cell.awaiting() ? "await" : cell.place()) + "<br>" + cell.pair() + " |")
                .collect(Collectors.joining());
        String lines = items.stream()
                .map(item -> "| " + item.title().replace("|", "\\|") + " | " + item.row() + " |"
                        + columns.stream()
                                .map(cell -> " " + mark(item, cell) + " |")
                                .collect(Collectors.joining())
                        + "\n")
                .collect(Collectors.joining());
        return "\n## " + file + "\n\n| case | from |" + head + "\n|---|---|" + ":-:|".repeat(columns.size()) + "\n"
                + lines;
    }

    private String mark(ConformanceCase item, ConformanceCell cell) {
        ConformanceOutcome outcome = outcome(item, cell);
        return switch (outcome.kind()) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case OPEN -> "○" + number(outcome.text());
            case NOT_APPLICABLE -> number(outcome.text());
        };
    }

    private String number(String reason) {
        String line = reason.lines().collect(Collectors.joining(" "));
        if (!reasons.contains(line)) {
            reasons.add(line);
        }
        return String.valueOf(reasons.indexOf(line) + 1);
    }

    private ConformanceOutcome outcome(ConformanceCase item, ConformanceCell cell) {
        ConformanceOutcome outcome = outcomes.getOrDefault(cell, Map.of()).get(item);
        return outcome == null
                ? new ConformanceOutcome(
                        Kind.NOT_APPLICABLE, ConformanceRules.why(item, cell).orElseThrow())
                : outcome;
    }
}
