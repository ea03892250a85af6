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

/** The realms of some cells, started once: a runtime with a main and its workers for each target, and one of lone realms. */
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
            WorkerSpec spec = WorkerSpec.idle(cell.toString().replace(' ', '-'), ConformanceCell.ending(cell.driver()));
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

    ConformanceRealms(List<ConformanceCell> cells) {
        List<String> targets = cells.stream()
                .filter(ConformanceCell::across)
                .map(ConformanceCell::target)
                .distinct()
                .toList();
        for (String target : targets) {
            Runtime runtime =
                    new Runtime(Polyflux.builder().main("main." + ConformanceCell.ending(target), found(target)));
            runtimes.add(runtime);
            cells.stream()
                    .filter(cell -> cell.across() && cell.target().equals(target))
                    .forEach(cell -> runtime.start(
                            cell, cell.driver().equals("js") ? "window" : "from pyscript import window", ""));
        }
        Runtime lone = new Runtime(Polyflux.builder());
        runtimes.add(lone);
        cells.stream()
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
        String common = ConformanceCell.common(language);
        String before = common.equals(language)
                ? ""
                : ConformanceCase.resource("before." + ConformanceCell.ending(language)) + "\n";
        return before + ConformanceCase.resource("main." + common) + "\n" + ConformanceCase.resource("setup." + common);
    }

    private static String setup(ConformanceCell cell) {
        String text = found(cell.target());
        return switch (cell.place() + " " + cell.pair()) {
            case "local py>py" ->
                "window = type(__import__('sys'))('main')\nexec(" + quoted(text) + ", window.__dict__)";
            case "local mpy>mpy" -> "found = " + quoted(text) + "\n" + ConformanceCase.resource("local.mpy.py");
            case "beside mpy>js" -> "import js\njs.eval(" + quoted(text) + ")\nwindow = js.globalThis";
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
