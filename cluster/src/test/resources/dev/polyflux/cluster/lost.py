import asyncio
from pyscript import sync


class Box:
    pass


the_box = Box()
made_boxes = []


async def waits():
    await asyncio.sleep(1000)


async def slow():
    yield 1
    await asyncio.sleep(1000)


def box():
    return the_box


def boxes(number):
    made_boxes.extend(Box() for _ in range(number))


def made():
    while made_boxes:
        yield made_boxes.pop()


def where():
    return 'there'


for function in (waits, slow, box, boxes, made, where):
    setattr(sync, function.__name__, function)
