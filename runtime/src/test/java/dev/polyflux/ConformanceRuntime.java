package dev.polyflux;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A runtime and the drivers of its cells, which take turns: what main tells belongs to the case that runs. */
final class ConformanceRuntime implements AutoCloseable {

    private final List<ConformanceDriver> drivers = new CopyOnWriteArrayList<>();
    private final Queue<String> uncaught = new ConcurrentLinkedQueue<>();
    private final UnaryOperator<WorkerSpec> placed;
    private final Runnable told;
    private final Polyflux polyflux;

    ConformanceRuntime(PolyfluxBuilder settings) {
        this(settings, spec -> spec, () -> {});
    }

    /**
     * @param placed says where its workers are; whoever runs them there tells it what they {@linkplain #printed print}, and {@linkplain
     *     #uncaught do not catch}
     * @param told waits until it has been told what they have said so far
     */
    ConformanceRuntime(PolyfluxBuilder settings, UnaryOperator<WorkerSpec> placed, Runnable told) {
        this.placed = placed;
        this.told = told;
        this.polyflux = settings.output(line -> printed(line.worker(), line.text()))
                .uncaught((realm, failure) -> uncaught(realm, failure.getMessage()))
                .build();
    }

    void printed(String worker, String text) {
        drivers.stream().filter(driver -> driver.name().equals(worker)).forEach(driver -> driver.printed(text));
    }

    void uncaught(String realm, @Nullable String message) {
        uncaught.add(realm + ": " + message);
    }

    boolean drives(String worker) {
        return drivers.stream().anyMatch(driver -> driver.name().equals(worker));
    }

    void start(ConformanceCell cell, String setup, String missing) {
        WorkerSpec spec =
                placed.apply(WorkerSpec.idle(cell.toString().replace(' ', '-'), ConformanceCell.ending(cell.driver())));
        Worker worker = polyflux.start(cell.awaiting() ? spec.awaiting() : spec);
        drivers.add(new ConformanceDriver(cell, worker, setup, uncaught, told, missing));
    }

    /** Those cells whose drivers are workers, and whose objects are main's, in this language. */
    void startAcross(List<ConformanceCell> cells, String target) {
        cells.stream()
                .filter(cell -> cell.across() && cell.target().equals(target))
                .forEach(
                        cell -> start(cell, cell.driver().equals("js") ? "window" : "from pyscript import window", ""));
    }

    private void run(
            List<ConformanceCase> cases, Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes) {
        drivers.forEach(driver -> {
            driver.enter();
            Map<ConformanceCase, ConformanceOutcome> row = new LinkedHashMap<>();
            cases.forEach(item -> row.put(item, driver.outcome(item)));
            outcomes.put(driver.cell(), row);
        });
    }

    /** Runs every case in every cell. */
    static Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> run(
            List<ConformanceRuntime> runtimes, List<ConformanceCase> cases) {
        Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes = new ConcurrentHashMap<>();
        CompletableFuture.allOf(runtimes.stream()
                        .map(runtime -> CompletableFuture.runAsync(() -> runtime.run(cases, outcomes)))
                        .toArray(CompletableFuture[]::new))
                .join();
        return outcomes;
    }

    @Override
    public void close() {
        polyflux.close();
    }
}
