# What a traceback shows: the user's frames, of both languages, and none of ours. Read once, when somebody asks, and bounded.

PRELUDE = "polyflux/"
FRAMES = 100  # as many are shown; of more, the outermost and the innermost
NEAR = 32  # as many frames inside of where an error came in are looked at again

traceback_of = BaseException.__dict__["__traceback__"].__get__


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


# Of function, file and line, one after the other; the innermost first.
def told_frames(places):
    told = []
    for place in places:
        told += (place.function, place.file, place.line)
    return told
