import asyncio
import logging
from pyscript import sync

log = logging.getLogger("shop")
closed = 0


def total(items):
    log.debug("%d items", len(items))
    return {"total": sum(item["count"] * item["price"] for item in items), "pieces": sum(item["count"] for item in items)}


async def ticks():
    global closed
    number = 0
    try:
        while True:
            yield {"number": number}
            number += 1
            await asyncio.sleep(0.01)
    finally:
        closed += 1


sync.total = total
sync.ticks = ticks
sync.closed_streams = lambda: closed
