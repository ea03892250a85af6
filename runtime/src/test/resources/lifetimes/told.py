def told(use, *args):
    """What a use gives, or the first line of what it fails with."""
    try:
        return use(*args)
    except Exception as error:
        return str(error).split("\n")[0]


in_js = lambda code: js.eval(f"({code})")
echo = in_js("value => value")
use = in_js("(f, ...args) => { try { return f(...args); } catch (error) { return error.constructor.name + ': ' + error.message.split('\\n')[0]; } }")
