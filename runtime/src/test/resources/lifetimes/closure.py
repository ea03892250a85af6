# A function here and one of main hold each other by what they close over.
def make():
    closure = track(lambda: there)
    there = window.closure(closure)
    return closure
