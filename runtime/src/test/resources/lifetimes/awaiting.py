# A realm that may not wait, and main, hold each other.
async def make():
    node = track(Node())
    node.other = await window.closure(node)
    return node
