from pyscript import window

import js
from pyodide.ffi import JsException

MADE = """(name, thrown) => {
  const error = new TypeError('text');
  Object.defineProperty(error, name, { get() { throw thrown; } });
  return error;
}"""
THROWS = "(error) => { throw error; }"


def told(error):
    return f"{error} | {error.name} | {error.message} | {error.args}"


for name in ("message", "name", "stack"):
    for thrown in (js.Error.new("getter"), None, 1):
        for realm in (js, window):
            error = realm.eval(MADE)(name, thrown)
            try:
                realm.eval(THROWS)(error)
            except JsException as caught:
                print(name, "|", told(caught), "|", isinstance(caught.stack, str))
#| message | TypeError | TypeError |  | ('TypeError',) | True
#| message | TypeError | TypeError |  | ('TypeError',) | True
#| message | TypeError | TypeError |  | ('TypeError',) | True
#| message | TypeError | TypeError |  | ('TypeError',) | True
#| message | TypeError | TypeError |  | ('TypeError',) | True
#| message | TypeError | TypeError |  | ('TypeError',) | True
#| name | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| name | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| name | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| name | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| name | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| name | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| stack | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| stack | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| stack | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| stack | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| stack | TypeError: text | TypeError | text | ('TypeError: text',) | True
#| stack | TypeError: text | TypeError | text | ('TypeError: text',) | True
