# JavaScript's objects as Python's own: a copy, level by level.


def to_py(value, depth, converter, made):
    if not isinstance(value, JsProxy) or depth == 0:
        return value
    if value in made:
        return made[value]
    copy = lambda member: to_py(member, depth - 1, converter, made)
    if value._features & ARRAY:
        made[value] = []
        made[value][:] = listed(map(copy, value))
    elif value._features & MAPPING:
        made[value] = {}
        made[value].update((copy(key), copy(member)) for key, member in value.items())
    elif value._features & KEYED_HAS:
        made[value] = set()
        made[value].update(value)
    elif value._features & BUFFER:
        made[value] = value._via.detached(value._ref)
    elif value._features & PLAIN:
        made[value] = {}
        made[value].update((pair[0], copy(pair[1])) for pair in value.object_entries())
    elif converter is not None:
        def cache(source, result):
            made[source] = result

        return converter(value, copy, cache)
    else:
        return value
    return made[value]
