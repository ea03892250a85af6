# Positions and lengths that no file has, and moves that no folder takes: errors of the operating system's, and no room is lost.
import os


def tried(attempt):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, getattr(error, "errno", "none"))


def writes_at(position):
    with open("one", "r+b", buffering=0) as file:
        file.seek(position)
        return file.write(b"xy")


def truncates(length):
    with open("one", "r+b", buffering=0) as file:
        return file.truncate(length)


with open("one", "wb") as file:
    file.write(b"abc")
os.mkdir("full")
os.mkdir("full/of")
os.mkdir("empty")

for position in (-1, 1 << 31, 1 << 40, (1 << 63) - 1, (1 << 63) - 2, 1 << 63):
    tried(lambda: writes_at(position))
for length in (-1, -(1 << 40)):
    tried(lambda: truncates(length))
    tried(lambda: os.truncate("one", length))
for source, target in (("one", "full"), ("one", "empty"), ("full", "empty/.."), ("full", "full/of/it"), ("nothing", "one")):
    tried(lambda: os.rename(source, target))
    tried(lambda: os.replace(source, target))
with open("one", "rb") as file:
    print(file.read(), sorted(os.listdir()))

# All the room that there was is there still, but for what names take.
with open("two", "wb") as file:
    print(file.write(bytes((64 << 20) - 64)))

#> OSError 22
#> OSError 28
#> OSError 28
#> OSError 28
#> OSError 28
#> OverflowError none
#> OSError 22
#> OSError 22
#> OSError 22
#> OSError 22
#> IsADirectoryError 21
#> IsADirectoryError 21
#> IsADirectoryError 21
#> IsADirectoryError 21
#> IsADirectoryError 21
#> IsADirectoryError 21
#> OSError 22
#> OSError 22
#> FileNotFoundError 2
#> FileNotFoundError 2
#> b'abc' ['empty', 'full', 'one']
#> 67108800
