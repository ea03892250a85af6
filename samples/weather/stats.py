"""Reads Seattle's daily weather and answers questions about it."""

import csv
import os

from pyscript import sync, window

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "data", "seattle-weather.csv")
NAMES = "January February March April May June July August September October November December".split()


def read():
    with open(FILE, newline="") as file:
        rows = list(csv.DictReader(file))
    days = []
    for row in rows:
        year, month, _ = row["date"].split("-")
        days.append({
            "year": int(year),
            "month": NAMES[int(month) - 1],
            "weather": row["weather"],
            "rain": float(row["precipitation"]),
            "low": float(row["temp_min"]),
            "high": float(row["temp_max"]),
        })
        if len(days) % 500 == 0 or len(days) == len(rows):
            window.progress(len(days), len(rows))
    return days


def summary(days):
    return {
        "days": len(days),
        "low": min(day["low"] for day in days),
        "high": max(day["high"] for day in days),
        "mean": sum(day["low"] + day["high"] for day in days) / 2 / len(days),
        "rain": sum(day["rain"] for day in days),
        "wet": sum(day["rain"] > 0 for day in days) / len(days),
    }


def figures(*, month=None, year=None, weather=None):
    """The summary of all days that match."""
    wanted = {"month": month, "year": year, "weather": weather}
    wanted = {key: value for key, value in wanted.items() if value is not None}
    return summary([day for day in days if all(day[key] == value for key, value in wanted.items())])


async def monthly():
    """One summary a month, over all years, in order."""
    for name in NAMES:
        yield {"month": name, **summary([day for day in days if day["month"] == name])}


days = read()
sync.figures = figures
sync.monthly = monthly
