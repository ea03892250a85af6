package dev.polyflux;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The realms of some cells, started once: a runtime with a main and its workers for each target, and one of lone realms. */
final class ConformanceRealms implements AutoCloseable {

    private final List<ConformanceRuntime> runtimes = new ArrayList<>();

    ConformanceRealms(List<ConformanceCell> cells) {
        List<String> targets = cells.stream()
                .filter(ConformanceCell::across)
                .map(ConformanceCell::target)
                .distinct()
                .toList();
        for (String target : targets) {
            ConformanceRuntime runtime = new ConformanceRuntime(
                    Polyflux.builder().main("main." + ConformanceCell.ending(target), found(target)));
            runtimes.add(runtime);
            runtime.startAcross(cells, target);
        }
        ConformanceRuntime lone = new ConformanceRuntime(Polyflux.builder());
        runtimes.add(lone);
        cells.stream()
                .filter(cell -> !cell.across() && !cell.awaiting())
                .forEach(cell -> lone.start(cell, setup(cell), ""));
    }

    /** Runs every case in every cell. */
    Map<ConformanceCell, Map<ConformanceCase, ConformanceOutcome>> run(List<ConformanceCase> cases) {
        return ConformanceRuntime.run(runtimes, cases);
    }

    /** What the cases find on main. */
    static String found(String language) {
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
        runtimes.forEach(ConformanceRuntime::close);
    }
}
