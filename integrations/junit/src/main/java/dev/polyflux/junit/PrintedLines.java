package dev.polyflux.junit;

import dev.polyflux.Line;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What guests have printed since the test began; a parameter of a test. Thread-safe. */
public final class PrintedLines {

    private final List<Line> lines = new CopyOnWriteArrayList<>();

    PrintedLines() {}

    void add(Line line) {
        lines.add(line);
    }

    void forget() {
        lines.clear();
    }

    /** All lines, in the order in which they came. */
    public List<Line> all() {
        return List.copyOf(lines);
    }

    /** What one worker has printed to its standard output. */
    public List<String> of(String worker) {
        return texts(worker, false);
    }

    /** What one worker has printed to its standard error. */
    public List<String> errorsOf(String worker) {
        return texts(worker, true);
    }

    private List<String> texts(String worker, boolean error) {
        return lines.stream()
                .filter(line -> line.worker().equals(worker) && line.error() == error)
                .map(Line::text)
                .toList();
    }
}
