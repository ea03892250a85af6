"""The Python handlers: each async function on sync is a route."""

import asyncio

from pyscript import sync

running = produced = 0


class counted:
    """How many calls there are that have not ended, however they end."""

    def __enter__(self):
        global running
        running += 1

    def __exit__(self, *error):
        global running
        running -= 1


async def quote(order):
    """JSON in, JSON out."""
    total = sum(item["count"] * item["price"] for item in order["items"])
    await asyncio.sleep(0)
    return {"customer": order["customer"], "total": total, "by": "python"}


async def ticks(order):
    """An event whenever the client has room for one more, as large as it is asked for; without end where it says no number."""
    global produced
    with counted():
        number = 0
        while number < order.get("number", number + 1):
            number += 1
            produced += 1
            yield {"tick": number, "padding": "." * order.get("padding", 0)}
            await asyncio.sleep(order.get("pause", 0))


async def slow(order):
    """Takes as long as it is let."""
    with counted():
        await asyncio.sleep(order.get("seconds", 3600))
        return "slept"


async def refuse(order):
    raise ValueError(f"no such customer: {order['customer']}")


async def counts(order):
    return {"running": running, "produced": produced}


for handler in (quote, ticks, slow, refuse, counts):
    setattr(sync, handler.__name__, handler)
