# What a row tracks, weakly, and what its control holds.
import weakref

rows = {}
current = None


class Node:
    pass


def row(name):
    global current
    current = rows.setdefault(name, ([], []))


def track(object):
    current[0].append(weakref.ref(object))
    return object


def tracked(name):
    return len(rows[name][0])


def alive(name):
    return sum(1 for weak in rows[name][0] if weak() is not None)
