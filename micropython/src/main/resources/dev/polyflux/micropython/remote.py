# What the seam has for objects of other realms, each service checked as it is called.

class Remote:
    pass


remote = Remote()
for name in ("get set delete keys item setitem delitem contains length apply0 apply1 apply2 apply applyWith construct constructWith "
             "operate0 operate1 operate iterate next close text detached watch iterateLater nextLater closeLater").split():
    setattr(remote, name, checked(getattr(seam.remote, name)))


class Wires:
    pass


wires = Wires()
for name in "items fixed elements entries pairs slice end again".split():
    setattr(wires, name, checked(getattr(seam.wires, name)))
ask_unsupported = checked(seam.unsupported)
