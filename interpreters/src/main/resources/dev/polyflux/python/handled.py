# What an error came from, and what the engine says was being handled while it arose: that may be over long since.

DEPTH = 16  # of causes, and of groups within groups

cause_of = BaseException.__dict__["__cause__"].__get__
context_of, set_context = BaseException.__dict__["__context__"].__get__, BaseException.__dict__["__context__"].__set__
suppresses_context = BaseException.__dict__["__suppress_context__"].__get__


# What an exception came from, as far as it is shown.
def source_of(error):
    cause = cause_of(error)
    if cause is not None or suppresses_context(error):
        return cause
    context = context_of(error)
    return came_with(error) if context is not None and is_left_over(context, error) else context


# What an error of elsewhere had for its context there: one that is left over may have taken its place here.
def came_with(error):
    return None if is_raw(error) else own_attributes(error).get("_context")


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


# `trace` tells the frames of elsewhere that an error came through, and those before them. What the engine says that is being
# handled may be over long since; the frames that the error goes through from here on know better.
def raise_from_elsewhere(error, trace):
    context = context_of(error)
    try:
        raise error
    finally:
        set_context(error, context)


# Of an error that goes: what the engine says that is being handled, where the frame that handled it has ended and the error
# did not come through it.
def forget_handled(error):
    handling, told = sys.exception(), 0
    while handling is not None and told < DEPTH and (context := context_of(error)) is not None:
        if context is handling:
            return is_handled_still(context, error) or set_context(error, None)
        error, told = context, told + 1  # a script may close the chain to a ring
