import sys

from js import Event, EventTarget
from pyscript import PyWorker, config, when
from pyscript.js_modules import scale

button = EventTarget.new()


@when("click", button)
async def clicked(event):
    worker = await PyWorker("./worker.py")
    print(config["name"], event.type, scale.twice(await worker.sync.count()), file=sys.stderr)


button.dispatchEvent(Event.new("click"))
