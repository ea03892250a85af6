package dev.polyflux;

import dev.polyflux.ConformanceOutcome.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The realm that drives one cell's cases, one after the other. */
final class ConformanceDriver {

    private static final Duration BOOT = Duration.ofMinutes(4);
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final boolean RUN_OPEN = Boolean.getBoolean("conformance.open");

    private final ConformanceCell cell;
    private final Worker worker;
    private final String setup;
    private final Queue<String> printed = new ConcurrentLinkedQueue<>();
    private final Queue<String> uncaught;
    private final Runnable told;
    private final String missing;
    private @Nullable String unusable;
    private @Nullable String stuck;

    /**
     * @param setup makes {@code window} known
     * @param uncaught what the runtime's realms tell
     * @param told waits until what was said has been told
     * @param missing why the cell does not hold when its realm cannot be entered
     */
    ConformanceDriver(
            ConformanceCell cell, Worker worker, String setup, Queue<String> uncaught, Runnable told, String missing) {
        this.cell = cell;
        this.worker = worker;
        this.setup = setup;
        this.uncaught = uncaught;
        this.told = told;
        this.missing = missing;
    }

    ConformanceCell cell() {
        return cell;
    }

    String name() {
        return worker.name();
    }

    void printed(String line) {
        printed.add(line);
    }

    /** Enters the realm, and tries once whether it answers. */
    void enter() {
        try {
            worker.ended().block(BOOT);
            worker.eval(setup, Object.class).block(BOOT);
            told.run();
            printed.clear();
            run(show("window.answer"));
            told.run();
            if (!printed.remove().equals("42")) {
                unusable = missing;
            }
        } catch (RuntimeException refused) {
            unusable = missing;
            if (missing.isEmpty()) {
                throw refused;
            }
        }
    }

    ConformanceOutcome outcome(ConformanceCase item) {
        Optional<String> inapplicable = ConformanceRules.why(item, cell).or(() -> Optional.ofNullable(unusable));
        if (inapplicable.isPresent()) {
            return new ConformanceOutcome(Kind.NOT_APPLICABLE, inapplicable.get());
        }
        Optional<String> open = item.find("open", cell);
        if (open.isPresent() && !RUN_OPEN) {
            return new ConformanceOutcome(Kind.OPEN, open.get());
        }
        ConformanceOutcome outcome = stuck == null ? check(item) : new ConformanceOutcome(Kind.FAILED, stuck);
        return open.isEmpty()
                ? outcome
                : new ConformanceOutcome(
                        Kind.OPEN,
                        outcome.kind() == Kind.PASSED ? "passes: " + open.get() : open.get() + "\n" + outcome.text());
    }

    private ConformanceOutcome check(ConformanceCase item) {
        Optional<String> expected = item.find("out", cell);
        if (expected.isEmpty()) {
            return new ConformanceOutcome(Kind.FAILED, "the case does not say what is printed");
        }
        printed.clear();
        uncaught.clear();
        String failure = "";
        try {
            run(item.code(cell).orElseThrow());
            if (!cell.awaiting()) {
                worker.eval("window.answer", Object.class).block(LIMIT); // main has told by now what it had to tell
            }
        } catch (RuntimeException thrown) {
            failure = "\nand failed: " + thrown.getMessage();
            if (thrown.getMessage() != null && thrown.getMessage().startsWith("Timeout on blocking")) {
                stuck = "stuck since the case '" + item.title() + "'";
            }
        }
        told.run();
        String text = String.join("\n", printed);
        if (text.equals(expected.get()) && failure.isEmpty() && uncaught.isEmpty()) {
            return ConformanceOutcome.PASSED;
        }
        String more = uncaught.isEmpty() ? "" : "\nnot caught: " + String.join("\n", uncaught);
        return new ConformanceOutcome(
                Kind.FAILED, "printed:\n" + text + "\nexpected:\n" + expected.get() + failure + more);
    }

    private void run(String code) {
        worker.eval(asynchronous(code), Object.class).block(LIMIT);
    }

    private String show(String expression) {
        String value = cell.awaiting() ? "await " + expression : expression;
        return cell.driver().equals("js") ? "console.log(" + value + ")" : "print(" + value + ")";
    }

    /** The code as one expression that awaits it. */
    private String asynchronous(String code) {
        return cell.driver().equals("js")
                ? "(async () => {\n" + code + "\n})()"
                : "async def __case__():\n" + code.indent(4) + "await __case__()";
    }
}
