#!/usr/bin/env python3
"""Measures whole processes, from their start to their end: Polyflux and its peers by turns, medians and extremes in Markdown.

usage: whole.py [--rounds N] [--only REGEX] [--busy] [--one-core] [results.md]

  --rounds N    fresh processes of each kind, five otherwise
  --only REGEX  the rows whose names match
  --busy        beside a process that keeps a processor busy
  --one-core    all on one processor
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent
SCRIPTS = BENCHMARKS / "peers" / "whole"
TARGET = BENCHMARKS / "target" / "whole"
NODE = BENCHMARKS / "peers" / "node_modules" / "node" / "bin" / "node"
POLYFLUX = BENCHMARKS.parent / "polyflux"

LIMIT = "300"  # seconds, for one process


def script(name):
    return str(SCRIPTS / name)


def polyflux(*arguments):
    return [str(POLYFLUX), "run", *arguments]


def node(*arguments):
    return [str(NODE), *arguments]


def pyodide(file):
    return node(script("pyodide.mjs"), file)


PYTHON3 = [shutil.which("python3") or sys.executable]

INTERPRETED = {"POLYFLUX_INTERPRETED": "1"}


def rows():
    """Each row: its name, what its processes print, and who takes part, with what environment."""
    yield "print(1)", "1", {
        "Polyflux, Python": (polyflux(script("one.py")), {}),
        "Polyflux, Python, interpreted": (polyflux(script("one.py")), INTERPRETED),
        "Pyodide": (pyodide(script("one.py")), {}),
        "CPython": (PYTHON3 + [script("one.py")], {}),
    }
    yield "console.log(1)", "1", {
        "Polyflux, JavaScript": (polyflux(script("one.js")), {}),
        "Node": (node(script("one.js")), {}),
    }
    for operation in ("read", "call", "callback", "await"):
        for times in (1_000, 10_000, 100_000):
            if times == 100_000 and operation in ("callback", "await"):
                continue
            asked = {"OPERATION": operation, "TIMES": str(times)}
            who = {
                "Polyflux, Python worker": (polyflux("--main", script("main.js"), script("worker.py")), asked),
                "Polyflux, JavaScript worker": (polyflux("--main", script("main.js"), script("worker.mjs")), asked),
                "Pyodide, one thread": (pyodide(script("worker.py")), asked),
            }
            if operation != "callback":  # there main does not call a worker that waits for it
                who["coincident"] = (node(script("coincident.mjs")), asked)
                who["coincident, parked"] = (node(script("coincident.mjs"), "--parked"), asked)
            yield f"{times:,} x {operation}", "42", who
    for times in (1, 5, 50):
        asked = {"TIMES": str(times)}
        yield f"{times} x fib(24)", "46368", {
            "Polyflux, Python": (polyflux(script("fib.py")), asked),
            "Polyflux, Python, interpreted": (polyflux(script("fib.py")), asked | INTERPRETED),
            "Pyodide": (pyodide(script("fib.py")), asked),
            "CPython": (PYTHON3 + [script("fib.py")], asked),
            "Polyflux, JavaScript": (polyflux(script("fib.mjs")), asked),
            "Node": (node(script("fib.mjs")), asked),
        }
    long = TARGET / "long.py"
    long.write_text(long_program())
    yield "2,000 lines of Python", "518963", {
        "Polyflux, Python": (polyflux(str(long)), {}),
        "Polyflux, Python, interpreted": (polyflux(str(long)), INTERPRETED),
        "Pyodide": (pyodide(str(long)), {}),
        "CPython": (PYTHON3 + [str(long)], {}),
    }


def long_program():
    """Two hundred functions of ten lines, no two the same, each called three times."""
    parts = ["total = 0", ""]
    for n in range(200):
        parts += [
            f"def step_{n}(items, start={n}):",
            f"    seen = {{'name': 'step {n}', 'count': 0}}",
            f"    for index, item in enumerate(items[{n % 3}:]):",
            f"        if (item + start) % {n % 5 + 2} == 0:",
            f"            seen['count'] += item * {n % 7 + 1}",
            "        else:",
            f"            seen.setdefault('rest', []).append((index, item ^ {n}))",
            "    text = f\"{seen['name']}: {seen['count']}\".upper()",
            "    return len(text) + sum(left for _, left in seen.get('rest', ()))",
            "",
        ]
    parts += ["for turn in range(3):"]
    parts += [f"    total += step_{n}(list(range(turn, {n % 11 + 9})))" for n in range(200)]
    return "\n".join([*parts, "print(total)", ""])


def measured(command, environment, expected):
    """One process: seconds by the clock, seconds of a processor, and MB of memory where it had most."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(
            ["timeout", LIMIT, *command], env=os.environ | environment, stdin=subprocess.DEVNULL, stdout=out, stderr=errors
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        errors.seek(0)
        printed = out.read().decode().strip()
        if process.returncode != 0 or printed != expected:
            told = errors.read().decode()
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode} and printed {printed!r}, not {expected!r}\n{told}")
        return {"wall": wall, "processor": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / 1024}


def measure(name, expected, who, rounds):
    """All who take part, by turns; the first of each is thrown away, since it reads files that the others find in memory."""
    samples = {each: [] for each in who}
    for turn in range(rounds + 1):
        for each, (command, environment) in who.items():
            sample = measured(command, environment, expected)
            if turn:
                samples[each].append(sample)
    print(name, {each: round(statistics.median(s["wall"] for s in all_of), 2) for each, all_of in samples.items()}, file=sys.stderr)
    return {"row": name, "samples": samples}


def report(results, conditions):
    cells = [["", "", "seconds", "least", "most", "of a processor", "MB", "theirs / ours"], ["---", "---", "--:", "--:", "--:", "--:", "--:", "--:"]]
    for result in results:
        medians = {who: {key: statistics.median(s[key] for s in all_of) for key in all_of[0]} for who, all_of in result["samples"].items()}
        ours = [who for who in medians if who.startswith("Polyflux") and not who.endswith("interpreted")]
        for who, median in medians.items():
            walls = [s["wall"] for s in result["samples"][who]]
            ratio = "" if who in ours else " / ".join(f"{median['wall'] / medians[each]['wall']:.2g}" for each in ours)
            figures = [f"{median['wall']:.2f}", f"{min(walls):.2f}", f"{max(walls):.2f}", f"{median['processor']:.2f}", f"{median['memory']:.0f}"]
            cells.append([result["row"], who, *figures, ratio])
    return "\n".join([*(f"- {each}" for each in conditions), "", *(f"| {' | '.join(row)} |" for row in cells), ""])


def conditions(arguments):
    model = re.search(r"model name\s*: (.*)", Path("/proc/cpuinfo").read_text())
    versions = json.loads((BENCHMARKS / "peers" / "package-lock.json").read_text())["packages"]
    peers = ", ".join(f"{name} {versions['node_modules/' + name]['version']}" for name in ("coincident", "pyodide", "node"))
    cpython = subprocess.run([*PYTHON3, "--version"], capture_output=True, text=True).stdout.split()[-1]
    beside = ", one of them kept busy by another process" if arguments.busy else ""
    yield f"Date: {date.today()}"
    yield f"Machine: {len(os.sched_getaffinity(0))} x {model[1] if model else 'unknown'}{beside}; load at the begin {os.getloadavg()[0]:.1f}"
    yield f"Peers: {peers}, CPython {cpython}"
    yield f"Medians of {arguments.rounds} fresh processes, which took turns"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="?", type=Path, default=TARGET / "results.md")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default="")
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--one-core", action="store_true")
    arguments = parser.parse_args()

    TARGET.mkdir(parents=True, exist_ok=True)
    if not NODE.exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=BENCHMARKS / "peers", check=True, stdout=sys.stderr)
    subprocess.run(polyflux(script("one.py")), check=True, stdout=subprocess.DEVNULL)  # builds what has changed
    if arguments.one_core:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    told = list(conditions(arguments))
    busy = subprocess.Popen(["sh", "-c", "while :; do :; done"]) if arguments.busy else None
    results = []
    try:
        for name, prints, who in rows():
            if re.search(arguments.only, name):
                results.append(measure(name, prints, who, arguments.rounds))
                (TARGET / "results.json").write_text(json.dumps(results, indent=1))
                arguments.results.write_text(report(results, told))  # so what is measured is kept, whatever comes
    finally:
        if busy:
            busy.kill()
    print(arguments.results)


if __name__ == "__main__":
    main()
