# Writes an error as Python writes it: its causes, its frames with their lines and carets, what it says, its notes, its members.

MEMBERS = 15  # of a group
TOLD = 32  # members of an error, those of its members counted in
sources = {}  # file name -> lines of the scripts that run here

members_of_group = BaseExceptionGroup.__dict__["exceptions"].__get__


NO_TEXT = "<exception str() failed>"


def text_of(value):
    try:
        return NO_TEXT if issubclass(type(value), BaseException) and is_endless(value) else str(value)
    except BaseException:
        return NO_TEXT


def summary(error, box):
    kind = type(error)
    module, name = members_in(kind).get("__module__"), name_of(kind)
    if type(module) is str and module not in ("builtins", "__main__"):
        name = f"{module}.{qualified_name_of(kind)}"
    if issubclass(kind, RemoteError):
        name = name_of(kind) if error.language != "javascript" else "JsException"
    message = text_of(error.msg) if issubclass(kind, SyntaxError) and error.filename else box.text_of(error)
    return f"{name}: {message}" if message else name


def refused_text(error):
    """The line of a SyntaxError, with carets below what is wrong."""
    if error.lineno is None:
        return []
    lines = [f'  File "{error.filename or "<string>"}", line {error.lineno}']
    if error.text is not None:
        line = error.text.rstrip("\n")
        shown = line.lstrip(" \n\f")
        lines.append("    " + shown)
        begin = error.offset
        if begin is not None:
            end = len(line) + 1 if error.lineno != error.end_lineno and error.end_lineno else error.end_offset or begin
            width = 1 if end in (begin, -1) else end - begin
            column = begin - 1 - (len(line) - len(shown))
            if column >= 0:
                margin = "".join(character if character.isspace() else " " for character in shown[:column])
                lines.append("    " + margin + "^" * max(width, 1))
    return lines


# Where in its line the code was that ran, for what is less than the line.
def carets(place, text):
    positions = place.positions and positions_of(place.positions)
    if not positions or None in positions or positions[0] != positions[1] or positions[0] != place.line:
        return None
    _, _, start, end = positions
    stripped = text.strip()
    start, end = (len(text.encode()[:at].decode(errors="replace")) for at in (start, end))
    indent = len(text) - len(text.lstrip())
    if start - indent <= 0 and end - indent >= len(stripped):
        return None
    return "    " + " " * (start - indent) + "^" * (end - start)


def lines_of_place(place):
    lines = [f'  File "{place.file}", line {place.line}, in {place.function}']
    text = sources.get(place.file, ())
    if 0 < place.line <= len(text):
        shown = text[place.line - 1]
        lines.append("    " + shown.strip())
        marks = carets(place, shown)
        if marks is not None:
            lines.append(marks)
    return lines


# What is repeated is shown three times, and counted.
def lines_of_places(places):
    runs = []
    for place in places:
        if runs and runs[-1][0].key() == place.key():
            runs[-1][1] += 1
        else:
            runs.append([place, 1])
    left_out = len(runs) - FRAMES
    lines = []
    for i, (place, times) in enumerate(runs):
        if i < FRAMES // 2 or i >= FRAMES // 2 + left_out:
            lines += lines_of_place(place) * min(times, 3)
            if times > 3:
                lines.append(f"  [Previous line repeated {times - 3} more time{'s' if times > 4 else ''}]")
        elif i == FRAMES // 2:
            lines.append(f"  [{left_out} frames are left out here]")
    return lines


def notes_of(error):
    notes = own_attributes(error).get("__notes__")
    if type(notes) not in (list, tuple):
        return []
    return [line for note in notes for line in text_of(note).split("\n")]


DIRECT = "The above exception was the direct cause of the following exception:"
DURING = "During handling of the above exception, another exception occurred:"


class Box:
    """What is asked of errors once, and how deep in groups the lines are that are written."""

    __slots__ = ("depth", "open", "left", "frames", "texts")

    def __init__(self):
        self.depth = 0
        self.left = TOLD
        self.frames, self.texts = {}, {}
        self.open = False  # a member's lines are its group's last

    def frames_of(self, error):
        if id(error) not in self.frames:
            self.frames[id(error)] = walk_traceback(traceback_of(error), error)
        return self.frames[id(error)]

    def text_of(self, error):
        if id(error) not in self.texts:
            self.texts[id(error)] = text_of(error)
        return self.texts[id(error)]

    def indented(self, lines, margin="| "):
        return ["  " * self.depth + (margin if self.depth else "") + line for line in lines]


# The lines of an error, its causes before it; the last of its frames is the innermost.
def render(error, seen=(), box=None):
    box = box or Box()
    seen = (*seen, id(error))
    before, word = source_of(error), DURING if cause_of(error) is None else DIRECT
    lines = []
    if before is not None and id(before) not in seen and len(seen) <= DEPTH:
        lines += render(before, seen, box) + box.indented(["", word, ""])
    if issubclass(type(error), BaseExceptionGroup):
        return lines + render_group(error, seen, box)
    return lines + told_of(error, box, "Traceback (most recent call last):")


# Its frames, what it says, and its notes.
def told_of(error, box, title, margin="| "):
    lines = lines_of_places(box.frames_of(error))
    begin = box.indented([title], margin) if lines else []
    if issubclass(type(error), SyntaxError):
        lines += refused_text(error)
    return begin + box.indented([*lines, *summary(error, box).split("\n"), *notes_of(error)])


# A group's members follow it, each in a box.
def render_group(error, seen, box):
    outermost = box.depth == 0
    if outermost:
        box.depth = 1
    lines = told_of(error, box, "Exception Group Traceback (most recent call last):", "+ " if outermost else "| ")
    members = members_of_group(error)
    fit = min(len(members), MEMBERS, box.left)
    box.left -= fit
    shown = [render] * fit + [None] * (len(members) > fit)
    box.open = False
    for i, shows in enumerate(shown):
        last = i == len(shown) - 1
        box.open = box.open or last
        lines.append("  " * box.depth + ("+-" if i == 0 else "  ") + f"+---------------- {i + 1 if shows else '...'} ----------------")
        box.depth += 1
        if shows is None:
            lines += box.indented([f"and {len(members) - fit} more exception{'s' if len(members) > fit + 1 else ''}"])
        elif box.depth > DEPTH:
            lines += box.indented(["..."])
        else:
            lines += render(members[i], seen, box)
        if last and box.open:
            lines.append("  " * box.depth + "+------------------------------------")
            box.open = False
        box.depth -= 1
    if outermost:
        box.depth = 0
    return lines
