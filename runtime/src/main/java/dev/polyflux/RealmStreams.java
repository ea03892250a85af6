package dev.polyflux;

import java.util.function.Consumer;

/** Where what a realm's code prints goes, and what is told in its name. */
final class RealmStreams {

    private final LineStream out;
    private final LineStream err;

    RealmStreams(String worker, Consumer<Line> lines, Printed printed) {
        out = new LineStream(worker, false, lines, printed);
        err = new LineStream(worker, true, lines, printed);
    }

    LineStream out() {
        return out;
    }

    LineStream err() {
        return err;
    }

    /** Prints the beginning of a line, which is seen at once. */
    void begin(String text, boolean error) {
        LineStream stream = error ? err : out;
        stream.write(text);
        stream.flush();
    }

    /** What was begun and not ended leaves. */
    void close() {
        out.close();
        err.close();
    }
}
