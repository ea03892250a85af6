from pyscript import window


def one_by_one():
    yield 1
    yield 2


async def asynchronously():
    yield 1
    yield 2


async def gives():
    return one_by_one()


print(list(await window.walks(one_by_one())), list(await window.walks(asynchronously())))
print(list(await window.walksWhatComes(one_by_one)), list(await window.walksWhatComes(gives)))
print(window.obj is window.obj, window.kept is window.keep(window.kept), {window.obj: 1}[window.obj])

# prints
# [1, 2] [1, 2]
# [1, 2] [1, 2]
# True True 1
