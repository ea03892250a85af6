# What the JavaScript beside it reaches.
import js

print([name for name in "Java Polyglot Packages load loadWithNewGlobal read readbuffer quit exit java javax Deno".split() if hasattr(js.globalThis, name)])


def told(ask, *given):
    try:
        return repr(ask(*given))
    except BaseException as error:
        return "%s %s" % (type(error).__name__, error)


for code in ("Java.type('java.lang.System')", "globalThis.constructor.constructor('return Java')()", "load('/etc/passwd')",
             "(function () { return arguments.callee.caller })()", "new Error().stack.includes('/home')"):
    print(told(js.eval, code))
print(told(lambda: js.setTimeout.constructor.constructor("return Polyglot")()))


def own():
    pass


# What JavaScript has of a function of Python's.
js.globalThis.own = own
for code in ("own.__globals__.seam", "own.constructor.constructor('return typeof Java')()", "own.getClass", "Object.keys(own)", "own.interpreter", "own.class"):
    print(told(js.eval, code))

# prints
# []
# JsException ReferenceError: Java is not defined
# JsException ReferenceError: Java is not defined
# JsException ReferenceError: load is not defined
# None
# False
# JsException ReferenceError: Polyglot is not defined
# None
# 'undefined'
# None
#
# None
# None
