"""The Python handlers behind aiohttp."""

import json
import pathlib
import sys
import types

from aiohttp import web

sync = types.SimpleNamespace()
sys.modules["pyscript"] = types.SimpleNamespace(sync=sync)
sys.path.append(str(pathlib.Path(__file__).parent.parent / "scripts"))
import handlers  # noqa: E402, F401


def named(request):
    return getattr(sync, request.match_info["function"])


async def answer(request):
    return web.json_response(await named(request)(await request.json()))


async def stream(request):
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    order = await request.json()
    await response.prepare(request)
    async for event in named(request)(order):
        await response.write(f"data:{json.dumps(event)}\n\n".encode())
    return response


service = web.Application()
service.add_routes([web.post("/{function}", answer), web.post("/events/{function}", stream)])
web.run_app(service, port=int(sys.argv[1]), print=None, access_log=None)
