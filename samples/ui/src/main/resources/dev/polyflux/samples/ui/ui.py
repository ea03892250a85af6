"""The page's code: a chart that a slider filters, and notes that are kept in a table."""

import asyncio
from html import escape

from pyscript import document, when
from pyscript.ffi import assign, gather
from services import weather

WIDTH, HEIGHT = 730, 240
LEFT, TOP, BOTTOM = 60, 22, 32
COLDEST, HOTTEST = -10, 40
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()

# What is asked of often is looked up once.
chart = {name: document.getElementById(name) for name in ("all", "matching", "grid", "summary", "least")}
warmest, year, note, rows, empty = [document.getElementById(name) for name in ("warmest", "year", "note", "notes", "empty")]

days = []
notes = []
least = 0
reading = None


def across(index):
    return LEFT + index * (WIDTH - LEFT - 4) / 366


def down(degrees):
    return TOP + (HOTTEST - degrees) * (HEIGHT - TOP - BOTTOM) / (HOTTEST - COLDEST)


def line(shown):
    """A line through the days that are shown; it is lifted where one is left out."""
    path, before = [], None
    for index, day in enumerate(days):
        if shown(day):
            step = "L" if before == index - 1 else "M"
            path.append(f"{step}{across(index):.1f} {down(day['high']):.1f}h.1")
            before = index
    return f'<path d="{"".join(path)}"/>'


def grid():
    lines = [
        f'<line x1="{LEFT}" x2="{WIDTH}" y1="{down(degrees)}" y2="{down(degrees)}"/>'
        f'<text x="{LEFT - 8}" y="{down(degrees) + 4}" text-anchor="end">{degrees}°</text>'
        for degrees in range(COLDEST, HOTTEST + 1, 10)
    ]
    months = [f'<text x="{across(30.5 * at) + 2:.0f}" y="{HEIGHT - 6}">{name}</text>' for at, name in enumerate(MONTHS) if at % 2 == 0]
    chart["grid"].innerHTML = "".join(lines + months)


def found():
    return [day for day in days if day["high"] >= least]


def draw():
    """Two messages, however many days there are."""
    chart["matching"].innerHTML = line(lambda day: day["high"] >= least)
    assign(chart["summary"], {"textContent": f"{len(found())} of {len(days)} days reach {least} °C.", "ariaBusy": "false"})


async def read(asked):
    """The days come month by month, and are drawn as they come, twice a year."""
    days.clear()
    async for month in weather.months(asked):
        days.extend(month)
        if month[-1]["month"] % 6 == 0:
            chart["all"].innerHTML = line(lambda day: True)
    draw()


@when("input", warmest)
def slide(event):
    global least
    (value,) = gather(event, "target.value")
    least = int(value)
    chart["least"].textContent = f"{least} °C"
    draw()


@when("change", year)
async def choose(event):
    global reading
    if reading:
        reading.cancel()
    (value,) = gather(event, "target.value")
    reading = asyncio.ensure_future(read(int(value)))


def show_notes():
    assign(
        rows,
        {
            "innerHTML": "".join(
                f'<tr><td>{escape(text)}</td><td>{count}</td><td><button data-note="{at}" aria-label="Remove: {escape(text)}">Remove</button></td></tr>'
                for at, (text, count) in enumerate(notes)
            )
        },
    )
    empty.hidden = bool(notes)


# The form is not to be sent: the page knows that by itself, before anybody here is asked.
@when("submit", "#add", invoke="preventDefault")
def add(event):
    text = note.value.strip()
    if text:
        note.value = ""
        notes.append((text, len(found())))
        show_notes()


@when("submit", "#filter", invoke="preventDefault")
def stay(event):
    pass


@when("click", rows)
def remove(event):
    (at,) = gather(event, "target.dataset.note")
    if at is not None:
        del notes[int(at)]
        show_notes()
        note.focus()


grid()
reading = asyncio.ensure_future(read(int(year.value)))
