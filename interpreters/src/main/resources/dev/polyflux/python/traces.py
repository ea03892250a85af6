# What a traceback shows: the user's frames, of both languages, and none of ours. Read once, when somebody asks, and bounded.

PRELUDE = "polyflux/"
FRAMES = 100  # as many are shown; of more, the outermost and the innermost
NEAR = 32  # as many frames inside of where an error came in are looked at again
DEPTH = 16  # of causes, and of groups within groups
MEMBERS = 15  # of a group
TOLD = 32  # members of an error, those of its members counted in
sources = {}  # file name -> lines of the scripts that run here

traceback_of = BaseException.__dict__["__traceback__"].__get__
cause_of = BaseException.__dict__["__cause__"].__get__
context_of, set_context = BaseException.__dict__["__context__"].__get__, BaseException.__dict__["__context__"].__set__
members_of_group = BaseExceptionGroup.__dict__["exceptions"].__get__
suppresses_context = BaseException.__dict__["__suppress_context__"].__get__


class Place:
    """A frame, of whichever language; Python's have more to tell."""

    __slots__ = ("file", "line", "function", "frame", "positions")

    def __init__(self, file, line, function, frame=None, positions=None):
        self.file, self.line, self.function, self.frame, self.positions = file, line, function, frame, positions

    def key(self):
        return self.file, self.line, self.function

    # JavaScript's traces know no lines of Python's frames.
    def is_at(self, told):
        return self.file == told.file and self.function == told.function and told.line in (0, self.line)


def place_of(code, line, frame=None, positions=None):
    return None if code.co_filename.startswith(PRELUDE) else Place(code.co_filename, line, code.co_name, frame, positions)


# Line, end line, column and end column of what was run.
def positions_of(traceback):
    code, at = traceback.tb_frame.f_code, traceback.tb_lasti
    if at < 0:
        return None
    for i, positions in enumerate(code.co_positions()):
        if i == at // 2:
            return positions
    return None


# The error that the prelude raises in a frame of its own, where it came in from elsewhere, and the trace it came with.
def entering(frame):
    code = frame.f_code
    if not code.co_filename.startswith(PRELUDE):
        return None
    if code.co_name == "take":
        return frame.f_locals["value"].error, None
    return (frame.f_locals["error"], frame.f_locals["trace"]) if code.co_name == "raise_from_elsewhere" else None


# From a traceback, the outermost first; of what stands for an error of elsewhere, with its frames there. Inside of where the
# error last came in with a trace, that trace tells already: so a way through many realms costs by its length.
def walk_traceback(traceback, error=None):
    found, trace = [], None
    while traceback is not None and trace is None:
        entered = entering(traceback.tb_frame)
        found.append((traceback, entered))
        traceback = traceback.tb_next
        if entered is not None and type(entered[1]) is str:
            trace = entered[1]
    inside = None if trace is None else traceback
    places, segments, entries = [], None, 0
    if trace is not None:
        found.pop()
        places += merged(places_in(trace), inside)
    elif error is not None and reference_of(error) is not None and not any(entered for _, entered in found):
        places += [place for segment in segments_of(error)[:1] for place in segment]
    for each, entered in reversed(found):
        place = place_of(each.tb_frame.f_code, each.tb_lineno, each.tb_frame, each)
        if place is not None:
            places.append(place)
        elif entered is not None:
            if segments is None:
                segments = segments_of(entered[0])
                entries = 0 if trace is None else 1 + entries_in(inside)
            if entries < len(segments):
                places += segments[entries]
            entries += 1
    places.reverse()
    return places


def entries_in(traceback):
    entries = 0
    while traceback is not None:
        entries += entering(traceback.tb_frame) is not None
        traceback = traceback.tb_next
    return entries


# What a trace tells, the innermost first; some of it is known better here, by the traceback that it came into.
def merged(told, traceback):
    known = []
    for _ in range(NEAR):
        if traceback is None:
            break
        frame = traceback.tb_frame
        place = place_of(frame.f_code, traceback.tb_lineno, frame, traceback)
        if place is not None:
            known.append(place)
        traceback = traceback.tb_next
    known.reverse()
    if not told:
        return known
    result = []
    for place in reversed(told):
        result.append(known.pop() if known and known[-1].is_at(place) else place)
    result.reverse()
    return result


# The frames of elsewhere where an error came in, the innermost first, for each time that it did.
def segments_of(error):
    attributes = own_attributes(error)
    if attributes.get("_ref") is None or attributes.get("_via") is here:
        return segments_here(error)
    trace = attributes.get("_trace")
    return [places_in(error.trace if trace is None and issubclass(type(error), JsException) else trace or "")]


def number(text):
    return int(text) if text.isdecimal() else 0


# `    at function (file:line:column) [language]`
def place_in_javascript(line):
    at = line.strip()[3:]
    if at.endswith("]") and " [" in at:
        at = at[: at.rindex(" [")]
    function = "<anonymous>"
    if at.endswith(")") and " (" in at:
        function, _, at = at[:-1].partition(" (")
    numbers = []
    while len(numbers) < 2 and at.rpartition(":")[2].split("-")[0].isdecimal():
        at, _, last = at.rpartition(":")
        numbers.append(number(last.split("-")[0]))
    return Place(at, numbers[-1] if numbers else 0, function)


# `  File "file", line 1, in function`
def place_in_python(line):
    file, _, rest = line.strip()[6:].rpartition('", line ')
    at, _, function = rest.partition(", in ")
    return Place(file, number(at), function)


# The frames of a trace's own error, the innermost first.
def places_in(trace):
    lines = trace.split("\n")
    places = []
    for line in lines[1:]:
        if line.startswith("    at "):
            places.append(place_in_javascript(line))
        elif line.startswith("  ["):
            break
    if places:
        return places
    for line in lines:
        if line.endswith("Traceback (most recent call last):"):
            places = []
        elif line.lstrip("| ").startswith('File "') and '", line ' in line:
            places.append(place_in_python(line.lstrip("| ")))
        elif line.startswith("  +-"):
            break
    return places[::-1]


# What an exception came from, as far as it is shown.
def source_of(error):
    cause = cause_of(error)
    if cause is not None or suppresses_context(error):
        return cause
    context = context_of(error)
    return None if context is not None and is_left_over(context, error) else context


# The engine may go on telling what a module handled, while it was imported or before: such a context is of a frame that has
# ended and that the error did not come through, or that is no further than where the context arose: what handles comes after.
def is_left_over(context, error):
    handler = traceback_of(context)
    return handler is not None and handler.tb_frame.f_code.co_name == "<module>" and not is_handled_still(context, error)


def is_handled_still(context, error):
    handler, through, below = traceback_of(context), traceback_of(error), sys._getframe()
    if handler is None:
        return True
    while through is not None and through.tb_frame is not handler.tb_frame:
        through = through.tb_next
    while through is None and below is not None and below is not handler.tb_frame:
        below = below.f_back
    return through.tb_lasti > handler.tb_lasti if through is not None else below is not None


# Of function, file and line, one after the other; the innermost first.
def told_frames(places):
    told = []
    for place in places:
        told += (place.function, place.file, place.line)
    return told


def text_of(value):
    try:
        return str(value)
    except BaseException:
        return "<exception str() failed>"


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
