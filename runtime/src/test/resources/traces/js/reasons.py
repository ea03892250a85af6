from pyscript import window


def shown(reason):
    print(type(reason).__name__, reason)


for reason in (5, "text", True, 1.5, 2**70):
    await window.Promise.reject(reason).then(print, shown)
    await window.Promise.reject(reason).catch(shown)
await window.Promise.reject(window.Array.of(1, 2)).catch(lambda reason: print(type(reason).__name__, reason[1]))
await window.Promise.reject(window.RangeError.new("far")).catch(shown)
own = []
await window.Promise.reject(own).catch(lambda reason: print(reason is own))
try:
    await window.Promise.reject(7)
except Exception as error:
    print(type(error).__name__)
#| int 5
#| int 5
#| str text
#| str text
#| bool True
#| bool True
#| float 1.5
#| float 1.5
#| int 1180591620717411303424
#| int 1180591620717411303424
#| JsProxy 2
#| JsException RangeError: far
#| True
#| JsException
