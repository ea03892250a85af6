"""Listeners are called with the page's events; what is declared with them happens before they are asked."""
from pyscript import document, sync, when, window

clicks = []


@when("click", "#button0", invoke="preventDefault")
def clicked(event):
    clicks.append(event.type)
    document.getElementById("p2").textContent = f"clicked {len(clicks)}"


@when("click", "p")
async def other(event):
    event.target.textContent = "other"


button = document.getElementById("button0")
assert button.click() is True  # the default was prevented, although nobody here had been asked yet
sync.clicks = lambda: clicks
