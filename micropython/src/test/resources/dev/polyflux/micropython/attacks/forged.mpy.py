# Forged numbers of Java's objects, and texts that are longer than the memory.
import uctypes
from pyscript import window


def told(ask):
    try:
        return repr(ask())[:40]
    except BaseException as error:
        return type(error).__name__


ref = window._ref
words = uctypes.bytearray_at(id(ref), 16)
whole = bytes(words)
for number in (0, 1, 77000, 0x7FFFFFFF, 0xFFFFFFFF):
    words[4:8] = number.to_bytes(4, "little")
    print([told(ask) for ask in (lambda: ref.x, lambda: window.echo(1), lambda: window.num)])
    words[:] = whole
print(window.greet("you"))
text = "a text that is not interned, for it is long" * 3
words = uctypes.bytearray_at(id(text), 16)
whole = bytes(words)
for size in (0x7FFFFFFF, 0xFFFFFFFF, 0x10000000):
    words[8:12] = size.to_bytes(4, "little")
    print(told(lambda: window.echo(text)))
    words[:] = whole
print(window.echo(text) == text)
octets = b"octets" * 30
words = uctypes.bytearray_at(id(octets), 16)
words[8:12] = (0x7FFFFFFF).to_bytes(4, "little")
print(told(lambda: window.echo(octets)))

# prints
# ['AttributeError', 'TypeError', 'TypeError']
# ['AttributeError', 'ConversionError', 'ConversionError']
# ['AttributeError', 'ConversionError', 'ConversionError']
# ['AttributeError', 'ConversionError', 'ConversionError']
# ['AttributeError', 'ConversionError', 'ConversionError']
# hello you
# TypeError
# TypeError
# TypeError
# True
# TypeError
