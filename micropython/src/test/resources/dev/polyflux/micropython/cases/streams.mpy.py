import asyncio
from pyscript import window


async def next_of(stream):
    try:
        return await stream.__anext__()
    except StopAsyncIteration:
        return "through"
    except Exception as error:
        return str(error)


async def next_ones(stream, count):
    values = []
    for i in range(count):
        values.append(await next_of(stream))
    return values


stream = window.stream().__aiter__()
print(await next_ones(stream, 4))
source = window.endless("two")
stream = source.__aiter__()
print(sorted(await asyncio.gather(next_of(stream), next_of(stream))), source.begun)
await stream.aclose()
await stream.aclose()
print(list(window.closings), await next_of(stream))
stream = window.endless("failing").__aiter__()
print(await next_ones(stream, 5), list(window.closings))
stream = window.endless("never").__aiter__()
await stream.aclose()
print(await next_of(stream), len(window.closings))

# prints
# [1, 2, 'through', 'through']
# [0, 1] 1
# ['two of 1'] through
# [0, 1, 2, 'RangeError: failing of 1', 'through'] ['two of 1', 'failing of 1']
# through 2
