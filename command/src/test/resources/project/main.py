import sys

from js import Event, EventTarget
from pyscript import config, when, workers
from pyscript.js_modules import scale

button = EventTarget.new()


@when("click", button)
async def clicked(event):
    worker = await workers["worker"]
    print(config["name"], event.type, scale.twice(await worker.count()), file=sys.stderr)


button.dispatchEvent(Event.new("click"))
