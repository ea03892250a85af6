package dev.polyflux.browser;

import dev.polyflux.core.GuestError.Frame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The frames of a browser's stack trace, as its engine writes them: {@code at name (file:line:column)} or {@code name@file:line:column}. */
final class PageFrames {

    private static final Pattern LINE = Pattern.compile(
            "^\\s*(?:at (?:async )?)?(?:([^\\s(@]+)(?: \\[as [^]]+])?\\s*[(@])?([^()\\s]+):(\\d{1,8}):\\d+\\)?$");
    private static final int MOST = 64;

    private PageFrames() {}

    static List<Frame> of(String trace) {
        return trace.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .limit(MOST)
                .map(line -> new Frame(
                        line.group(1) == null ? "<anonymous>" : line.group(1),
                        line.group(2),
                        Integer.parseInt(line.group(3))))
                .toList();
    }
}
