# Traces as text, from where their frames are no objects of this language: the places that their lines tell of.


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
