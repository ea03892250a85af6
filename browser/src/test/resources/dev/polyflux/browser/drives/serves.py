"""Answers Java, about a page."""
import gc

from pyscript import document, sync, when, window
from pyscript.ffi import assign, gather

clicks = []
style = document.body.style
page = window.page


@when("click", "#button0")
def clicked(event):
    clicks.append(event.type)
    document.getElementById("p2").textContent = f"clicked {len(clicks)}"


def churn(times):
    for _ in range(times):
        document.createElement("li")


def many():
    for _ in range(10):
        style.color = "blue"


def batched():
    assign(style, {"color": "red", "margin": "0", "padding": "0"})
    return gather(style, "color", "margin", "padding")


def gives():
    return [lambda: 1, 2**70]


async def unsendable(times):
    """Functions beside what the protocol has no room for, either way."""
    refused = 0
    for _ in range(times):
        try:
            page.echo(lambda: 1, 2**70)
        except Exception as error:
            refused += "64 bits" in str(error)
        refused += "64 bits" in await page.caught(gives)
    return refused


sync.unsendable = unsendable
sync.title = lambda: document.title
sync.clicks = lambda: len(clicks)
sync.never = lambda: page.never()
sync.churn = churn
sync.collect = lambda: gc.collect() and None
sync.many = many
sync.batched = batched
