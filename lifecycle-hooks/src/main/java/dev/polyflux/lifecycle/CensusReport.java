package dev.polyflux.lifecycle;

import dev.polyflux.core.GuestError.Frame;
import dev.polyflux.core.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a census for people: a summary, a line for each realm and language, and a table of what lives, by kind. */
final class CensusReport {

    private static final List<String> HEADINGS = List.of("id", "type", "of", "held by", "age", "called", "made at");

    /** More kinds than this nobody reads. */
    private static final int ROWS = 100;

    private CensusReport() {}

    static String of(Census census) {
        List<LiveProxy> live = census.live();
        List<String> lines = new ArrayList<>();
        lines.add("proxies: " + counts(live, census.ended()));
        for (Holding holding : census.holdings()) {
            lines.add("  " + by(holding.holder(), holding.language()) + ": " + counts(holding.live(), holding.ended()));
        }
        census.silent().forEach(realm -> lines.add("  " + realm + ": did not answer, it is busy or waits"));
        census.leases()
                .forEach((node, leases) -> lines.add(
                        "  node " + node + ": holds " + leases.given() + ", " + leases.held() + " held of it"));
        if (!live.isEmpty()) {
            List<List<LiveProxy>> kinds = census.alike();
            lines.addAll(table(kinds));
            if (kinds.size() > ROWS) {
                lines.add("and " + (kinds.size() - ROWS) + " more kinds");
            }
        }
        return String.join("\n", lines);
    }

    private static String counts(List<LiveProxy> live, Map<Reason, Long> ended) {
        StringBuilder text = new StringBuilder().append(live.size()).append(" live");
        long neverCalled = live.stream().filter(LiveProxy::neverCalled).count();
        if (neverCalled > 0) {
            text.append(", ").append(neverCalled).append(" never called");
        }
        live.stream().map(LiveProxy::age).max(Duration::compareTo).ifPresent(age -> text.append(", the oldest ")
                .append(duration(age)));
        if (!ended.isEmpty()) {
            text.append("; ended: ")
                    .append(ended.entrySet().stream()
                            .map(count ->
                                    count.getValue() + " " + count.getKey().inWords())
                            .collect(Collectors.joining(", ")));
        }
        return text.toString();
    }

    private static List<String> table(List<List<LiveProxy>> kinds) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        kinds.stream().limit(ROWS).forEach(alike -> rows.add(row(alike)));
        int[] widths = IntStream.range(0, HEADINGS.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining("  "))
                        .stripTrailing())
                .toList();
    }

    private static List<String> row(List<LiveProxy> alike) {
        LiveProxy live = alike.getFirst();
        HeldProxy proxy = live.proxy();
        String more = alike.size() == 1 ? "" : " and " + (alike.size() - 1) + " more";
        return List.of(
                proxy.id() + more,
                proxy.type(),
                proxy.owner(),
                by(proxy.holder(), proxy.language()),
                duration(live.age()),
                proxy.callable() ? called(live.calls()) : "-",
                proxy.createdAt().stream().findFirst().map(CensusReport::place).orElse(""));
    }

    private static String called(LiveProxy.Calls calls) {
        return switch (calls) {
            case NONE -> "never";
            case SOME -> "yes";
            case UNKNOWN -> "?";
        };
    }

    private static String place(Frame frame) {
        return frame.file() + ":" + frame.line() + " in " + frame.function();
    }

    private static String by(String realm, String language) {
        return realm + " (" + language + ")";
    }

    private static String duration(Duration age) {
        if (age.toMillis() < 1000) {
            return age.toMillis() + " ms";
        }
        return age.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", age.toMillis() / 1000.0)
                : String.format(Locale.ROOT, "%d min %02d s", age.toMinutes(), age.toSecondsPart());
    }
}
