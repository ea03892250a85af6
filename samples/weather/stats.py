"""Reads Seattle's daily weather and answers questions about it."""

import csv
import os

from pyscript import sync, window

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "seattle-weather.csv")
MONTHS = "January February March April May June July August September October November December".split()


def read():
    """One dictionary a day; main is told how far it is."""
    with open(FILE, newline="") as file:
        rows = list(csv.DictReader(file))
    for done, row in enumerate(rows, 1):
        year, month, _ = row["date"].split("-")
        yield {
            "year": int(year),
            "month": MONTHS[int(month) - 1],
            "weather": row["weather"],
            "rain": float(row["precipitation"]),
            "low": float(row["temp_min"]),
            "high": float(row["temp_max"]),
        }
        if done % 500 == 0 or done == len(rows):
            window.progress(done, len(rows))


days = list(read())


def figures(**wanted):
    """Sums up the days that match, as in figures(month="July", year=2015)."""
    found = [day for day in days if all(day[key] == value for key, value in wanted.items())]
    return {
        "days": len(found),
        "years": len({day["year"] for day in found}),
        "low": min(day["low"] for day in found),
        "mean": sum(day["low"] + day["high"] for day in found) / 2 / len(found),
        "high": max(day["high"] for day in found),
        "rain": sum(day["rain"] for day in found),
        "wet": sum(day["rain"] > 0 for day in found) / len(found),
    }


async def monthly():
    """The figures of one month after the other, over all years."""
    for month in MONTHS:
        yield {"month": month, **figures(month=month)}


sync.figures = figures
sync.monthly = monthly
