# on: main worker awaiting
from pyscript import HTML, RUNNING_IN_WORKER, current_target, display, js_import, window

if not RUNNING_IN_WORKER:
    await js_import("{page}")


async def settled(value):
    return await value if hasattr(type(value), "__await__") else value


id = f"out-{current_target()}"
body = await settled(window.document.body)
out = await settled(window.document.createElement("div"))
await settled(window.Object.assign(out, await settled(window.JSON.parse(f'{{"id": "{id}"}}'))))
await settled(body.append(out))


class Picture:
    def _repr_svg_(self):
        return "<svg></svg>"


await settled(display("a < b", 1, target=id))
await settled(display(HTML("<b>bold</b>"), target=f"#{id}"))
await settled(display(Picture(), target=id))
print(await settled(out.innerHTML))  # => <div>a &lt; b</div><div>1</div><div><b>bold</b></div><div><svg></svg></div>
await settled(display("only", target=id, append=False))
print(await settled(out.innerHTML))  # => <div>only</div>
display("nowhere in particular")  # => nowhere in particular
