# What another realm of Python needs to make an equal exception, and the making of it.


def details_of(error, depth=0, box=None):
    kind = type(error)
    box = box or Box()
    notes = own_attributes(error).get("__notes__")
    args = error.args if issubclass(kind, RemoteError) else args_of(error)
    members = members_of_group(error) if issubclass(kind, BaseExceptionGroup) and depth < DEPTH else ()
    return seam_entries(["bases", "own", "args", "members", "notes", "suppress"], [
        seam_items([built_in(base) for base in mro_of(kind)[:-1] if built_in(base) is not None]),
        seam_items(own_bases(kind)),
        seam_items(list(args)),
        seam_items([packed(member, depth + 1, box) for member in members_told(members, box)]),
        seam_items([text_of(note) for note in notes] if type(notes) in (list, tuple) else []),
        cause_of(error) is not None,
    ])


# The members of a group, as many as are told; how many are left out is told by one more.
def members_told(members, box):
    fit = min(len(members), box.left)
    box.left -= fit
    return members if fit == len(members) else (*members[:fit], Exception(f"and {len(members) - fit} more"))


# A member of a group, with what an equal one is made of.
def packed(error, depth, box):
    values = [name_of(type(error)), text_of(error), "\n".join(render(error)), error, details_of(error, depth, box)]
    return seam_entries(["type", "message", "trace", "thrown", "details"], values)


def unpacked(member):
    thrown = member["thrown"]
    ref = reference_of(thrown)
    return thrown if ref is None else Errors.failure("python", member["type"], member["message"], member["trace"], ref, member["details"], None)


# Two languages whose exceptions are the same.
PYTHONS = ("python", "micropython")


def of_python(kind, message, details, own=True):
    bases = tuple(details["bases"]) if details else (kind,)
    args = tuple(details["args"]) if details else (message,)
    known = getattr(builtins, kind, None)
    exact = own and bases[0] == kind and isinstance(known, type) and issubclass(known, BaseException)
    names = tuple(details.get("own", ())) if details else ()
    made = known if exact else mirror(kind, bases, names)
    if issubclass(made, BaseExceptionGroup):
        args = (args[0], [unpacked(member) for member in details["members"]] or list(args[1]))
    try:
        error = made(*args) if exact else made.__new__(made, *args)
    except TypeError:
        error = mirror(kind, bases, names).__new__(mirror(kind, bases, names))
    error.args = args
    if details:
        for note in details["notes"]:
            error.add_note(note)
    return error
