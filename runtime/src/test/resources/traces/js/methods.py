from pyscript import window
import js

try:
    window.custom("far")
except Exception as error:
    print(error.name, error.greet("you"), error.toString(), error.message)
js.eval("class Near extends Error { greet(who) { return `${this.message} greets ${who}` } }; globalThis.near = () => { throw new Near('near') }")
try:
    js.near()
except Exception as error:
    print(error.name, error.greet("you"), error.toString(), repr(error))
error = window.make("given")
print(error.name, error.toString(), error.cause.message, str(error), error.args)
#| Custom far greets you Custom: far far
#| Error near greets you Error: near Error: near
#| TypeError TypeError: given made TypeError: given ('TypeError: given',)
