package dev.polyflux;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The realms of all cells, started once: two runtimes with a main and its workers, and one of lone realms. */
final class ConformanceRealms implements AutoCloseable {

    private final List<Runtime> runtimes = new ArrayList<>();

    /** Cells that share a runtime take turns: what main tells belongs to the case that runs. */
    private static final class Runtime {

        final List<ConformanceDriver> drivers = new CopyOnWriteArrayList<>();
        final Queue<String> uncaught = new ConcurrentLinkedQueue<>();
        final Polyflux polyflux;

        Runtime(PolyfluxBuilder settings) {
            polyflux = settings.output(this::printed)
                    .uncaught((realm, failure) -> uncaught.add(realm + ": " + failure.getMessage()))
                    .build();
        }

        private void printed(Line line) {
            drivers.stream()
                    .filter(driver -> driver.name().equals(line.worker()))
                    .forEach(driver -> driver.printed(line.text()));
        }

        void start(ConformanceCell cell, String setup, String missing) {
            WorkerSpec spec = WorkerSpec.idle(cell.toString().replace(' ', '-'), cell.driver());
            Worker worker = polyflux.start(cell.awaiting() ? spec.awaiting() : spec);
            drivers.add(new ConformanceDriver(cell, worker, setup, uncaught, missing));
        }

        void run(List<ConformanceCase> cases, Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes) {
            drivers.forEach(driver -> {
                driver.enter();
                Map<ConformanceCase, ConformanceOutcome> row = new LinkedHashMap<>();
                cases.forEach(item -> row.put(item, driver.outcome(item)));
                outcomes.put(driver.cell(), row);
            });
        }
    }

    ConformanceRealms() {
        for (String target : ConformanceCell.LANGUAGES) {
            Runtime runtime = new Runtime(Polyflux.builder().main("main." + target, found(target)));
            runtimes.add(runtime);
            ConformanceCell.ALL.stream()
                    .filter(cell -> cell.across() && cell.target().equals(target))
                    .forEach(cell -> runtime.start(
                            cell, cell.driver().equals("py") ? "from pyscript import window" : "window", ""));
        }
        Runtime lone = new Runtime(Polyflux.builder());
        runtimes.add(lone);
        ConformanceCell.ALL.stream()
                .filter(cell -> !cell.across() && !cell.awaiting())
                .forEach(cell -> lone.start(cell, setup(cell), ""));
    }

    /** Runs every case in every cell. */
    Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> run(List<ConformanceCase> cases) {
        Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> outcomes = new ConcurrentHashMap<>();
        CompletableFuture.allOf(runtimes.stream()
                        .map(runtime -> CompletableFuture.runAsync(() -> runtime.run(cases, outcomes)))
                        .toArray(CompletableFuture[]::new))
                .join();
        return outcomes;
    }

    /** What the cases find on main. */
    private static String found(String language) {
        return ConformanceCase.resource("main." + language) + "\n" + ConformanceCase.resource("setup." + language);
    }

    private static String setup(ConformanceCell cell) {
        String text = found(cell.target());
        return switch (cell.place() + " " + cell.pair()) {
            case "local py>py" ->
                "window = type(__import__('sys'))('main')\nexec(" + quoted(text) + ", window.__dict__)";
            case "local js>js" -> "window = globalThis;\n" + text;
            case "beside py>js" -> "from pyodide.code import run_js\nrun_js(" + quoted(text) + ")\nimport js as window";
            case "beside js>py" ->
                "pyodide.runPython(" + quoted(text) + ");\nglobalThis.window = pyodide.pyimport('__main__');";
            default -> throw new IllegalArgumentException(cell.toString());
        };
    }

    /** A literal of either language. */
    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @Override
    public void close() {
        runtimes.forEach(runtime -> runtime.polyflux.close());
    }
}
