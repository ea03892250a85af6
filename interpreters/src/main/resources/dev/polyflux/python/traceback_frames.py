# Has the standard library's traceback show the user's frames, of both languages, and none of ours, once it is imported.


class Code:
    __slots__ = ("co_filename", "co_name", "co_qualname")

    def __init__(self, file, function):
        self.co_filename, self.co_name, self.co_qualname = file, function, function


class ForeignFrame:
    """A frame of another language, as far as traceback asks."""

    __slots__ = ("f_code", "f_lineno", "f_globals", "f_locals")

    def __init__(self, place):
        self.f_code, self.f_lineno, self.f_globals, self.f_locals = Code(place.file, place.function), place.line, {}, {}


def walked(traceback):
    for place in walk_traceback(traceback):
        yield place.frame or ForeignFrame(place), place


# In the place of traceback's own functions of these names.

def walk_tb(tb):
    for frame, place in walked(tb):
        yield frame, place.line


def walk_tb_with_positions(tb):
    for frame, place in walked(tb):
        positions = place.positions and positions_of(place.positions)
        yield frame, (place.line, *positions[1:]) if positions and positions[0] is not None else (place.line, None, None, None)


def walk_stack(f):
    if f is None:
        f = sys._getframe().f_back.f_back.f_back.f_back
    while f is not None:
        if not f.f_code.co_filename.startswith(PRELUDE):
            yield f, f.f_lineno
        f = f.f_back


# What is left over of an import is not told; the errors themselves stay as they are. The first of a chain is the one that links it.
def leave_out(told):
    chain = [told]
    for each in chain:
        if each.is_left_over:
            each.__context__ = None
        chain += [near for near in (each.__cause__, each.__context__, *(each.exceptions or ())) if near is not None]


# What was never raised here, such as the cause of what was, has frames of elsewhere all the same.
def adapt_exceptions(module):
    initialise = module.TracebackException.__init__

    def initialised(self, exc_type, exc_value, exc_traceback, **options):
        context = None if exc_value is None else context_of(exc_value)
        self.is_left_over = context is not None and is_left_over(context, exc_value)
        if self.is_left_over and (carried := came_with(exc_value)) is not None:
            set_context(exc_value, carried)
            self.is_left_over = False
        initialise(self, exc_type, exc_value, exc_traceback, **options)
        if options.get("_seen") is None:
            leave_out(self)
        if exc_traceback is None and exc_value is not None and reference_of(exc_value) is not None:
            places = walk_traceback(None, exc_value)
            self.stack = module.StackSummary.from_list([(place.file, place.line, place.function, None) for place in places])

    module.TracebackException.__init__ = initialised


# The lines of scripts that are in no file.
def keep_sources():
    import linecache

    for file, lines in sources.items():
        linecache.cache.setdefault(file, (0, None, [line + "\n" for line in lines], file))


class TracebackFinder:
    """Finds traceback before all others, once."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "traceback":
            return None
        sys.meta_path.remove(TracebackFinder)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                make = spec.loader.exec_module

                def exec_module(module):
                    make(module)
                    module.walk_tb, module.walk_stack, module._walk_tb_with_full_positions = walk_tb, walk_stack, walk_tb_with_positions
                    adapt_exceptions(module)
                    keep_sources()

                spec.loader.exec_module = exec_module
                return spec
        return None


sys.meta_path.insert(0, TracebackFinder)
