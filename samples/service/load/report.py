"""A table of what was measured: the first round, in which the JVM is cold, and the medians of those after it."""

import collections
import statistics
import sys

path, seconds = sys.argv[1:]
rows = collections.defaultdict(list)
for line in open(path):
    _, row, server, figures = line.rstrip("\n").split("|")
    rows[row, server].append([float(figure) for figure in figures.split()])

print(f"| 64 connections, {seconds} s each | | requests/s | p50 ms | p99 ms | failed | requests/s in the first {seconds} s |")
print("|---|---|--:|--:|--:|--:|--:|")
for (row, server), (first, *later) in rows.items():
    rate, median, late = (statistics.median(figures) for figures in list(zip(*later))[:3])
    failed = first[3] + sum(figures[3] for figures in later)
    print(f"| {row} | {server} | {rate:,.0f} | {median:.1f} | {late:.1f} | {failed:.0f} | {first[0]:,.0f} |")
