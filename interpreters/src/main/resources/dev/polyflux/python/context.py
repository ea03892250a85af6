# The context that a call was made in, which goes along with what it sets off.

from _contextvars import ContextVar, copy_context

context_entries = ContextVar("polyflux.context", default={})
context_whole = ContextVar("polyflux.context of Java", default=None)  # with what only Java understands


class Contexts:
    @staticmethod
    def within(given, whole, work):
        Contexts.use()
        copy_context().run(Contexts.begin, given, whole, work)

    @staticmethod
    def begin(given, whole, work):
        context_entries.set(given)
        context_whole.set(whole)
        work()

    @staticmethod
    def current():
        held = context_entries.get()
        whole = context_whole.get()
        return [whole, seam_entries(list(held), list(held.values()))] if held or whole is not None else None

    @staticmethod
    def use():
        global contexts_used
        contexts_used = True

    @staticmethod
    def variable():
        Contexts.use()
        seam_useContext()
        return context_entries


contexts = Contexts
