# Several operations in one message, and copies on request; the same on local objects, without any.


MOST_PATHS = 4096
read_paths = {}  # path -> its keys


# `a.b[0]["c.d"]` as its keys; a path is read once.
def keys_of(path):
    if type(path) is not str:
        return read_path(str(path)) if isinstance(path, str) else [path]
    keys = read_paths.get(path)
    if keys is None:
        keys = read_path(path)
        if len(read_paths) < MOST_PATHS:
            read_paths[path] = keys
    return keys


def read_path(path):
    keys, rest = [], path
    while rest:
        if rest[0] == ".":
            rest = rest[1:]
        elif rest[0] == "[":
            end = rest.index("]", rest.index(rest[1], 2) if rest[1] in "'\"" else 0)
            inner, rest = rest[1:end], rest[end + 1:]
            keys.append(inner[1:-1] if inner[0] in "'\"" else int(inner))
        else:
            end = min((at for at in (rest.find("."), rest.find("[")) if at >= 0), default=len(rest))
            keys.append(rest[:end])
            rest = rest[end:]
    return keys


def take_step(at, step):
    kind, *rest = step
    if kind == "get":
        return getattr(at, rest[0])
    if kind == "item":
        return at[rest[0]]
    if kind == "set":
        return setattr(at, rest[0], rest[1])
    if kind == "setitem":
        return at.__setitem__(rest[0], rest[1])
    if kind == "call":
        return at(*rest[0], **dict(zip(list(rest[1]), list(rest[2]))))
    if kind == "new":
        return at.new(*rest[0], **dict(zip(list(rest[1]), list(rest[2]))))
    if kind == "query":
        return Reflect.query(at, rest[0])
    return Reflect.evaluate(at, rest[0], *rest[1])


# The steps of a chain, taken here.
def walk_steps(at, steps):
    for step in steps:
        at = take_step(at, step)
    return at


def all_of(target, chains):
    if not isinstance(target, RemoteProxy):
        return listed(walk_steps(target, chain) for chain in chains)
    via, ref = type(target)._via, proxy_ref(target)
    return via.all(ref, chains) if via.waits(ref) else via.allLater(ref, chains)


# What is to be awaited is gone on with when it is there.
def then(result, reaction):
    if not hasattr(type(result), "__await__"):
        return reaction(result)

    async def settled():
        return reaction(await result)

    return started(settled())


def known_or_none(values):
    return listed(None if value is MISSING else value for value in values)


class Batch:
    @staticmethod
    def assign(target, *sources):
        merged = {}
        for source in sources:
            merged.update(source if isinstance(source, dict) else source.to_py())
        local = not isinstance(target, RemoteProxy)
        verb = "setitem" if local and isinstance(target, dict) else "set"
        keys = list(merged)

        def told(answers):
            for key, answer in zip(keys, answers):
                if answer is False:
                    raise AttributeError(f"cannot set attribute '{key}'", name=key, obj=target)
            return target

        return then(all_of(target, [[[verb, key, merged[key]]] for key in keys]), told)

    @staticmethod
    def gather(target, *paths):
        return then(all_of(target, [[["query", keys_of(path)]] for path in paths]), known_or_none)

    @staticmethod
    def query(target, path):
        if isinstance(target, RemoteProxy):
            via, ref = type(target)._via, proxy_ref(target)
            if via.waits(ref):
                value = via.query(ref, keys_of(path))
                return None if value is MISSING else value
        return then(Batch.gather(target, path), lambda values: values[0])

    # Text is what travels: the source of a function in main's language.
    @staticmethod
    def evaluate(source, *args):
        window = main_window()
        return then(all_of(window, [[["evaluate", str(source), args]]]), lambda values: values[0])

    @staticmethod
    def direct(value):
        return Direct(value) if isinstance(value, COPIED) or hasattr(type(value), "__dataclass_fields__") else value
