# What main gives later is awaited, and holds what awaits it.
async def make():
    node = track(Node())
    assert await window.later(node) is node
    return node
