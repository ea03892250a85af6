# Errors of futures and tasks that nobody has asked for: each is told once, when nobody will any more.


class Unasked:
    """What a future has failed with, until somebody asks for it; when it is collected unasked, it is told."""

    __slots__ = ("tell", "weak")

    def __init__(self, future, tell, forget):
        self.tell = tell
        self.weak = weak_reference(future, lambda weak: forget(self) and tell())


class UntilRest(dict):
    """Those whose holders come to rest together: what has not been asked for by then never will be."""

    def __init__(self, at_rest):
        self._at_rest = at_rest
        self._due = False

    def add(self, future, tell):
        if not self._due:
            self._due = True
            self._at_rest(self.tell_all)
        key = id(future)
        self[key] = Unasked(future, tell, lambda unasked: self.pop(key, None) is unasked)

    def asked(self, future):
        if self:
            self.pop(id(future), None)

    def tell_all(self):
        self._due = False
        while self:
            self.popitem()[1].tell()


unasked = UntilRest(seam_whenIdle)  # those that only this realm holds
unasked_anywhere = UntilRest(seam_whenAllIdle)  # those that other realms hold, who may still be busy
