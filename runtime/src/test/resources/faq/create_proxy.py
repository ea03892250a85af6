from pyscript import ffi, window

window.setTimeout(ffi.create_proxy(print), 100, "print")
window.setTimeout(ffi.create_proxy(lambda x: print(x)), 100, "lambda")


def print_type(event):
    print(event.type)


window.addEventListener(
    "some:event",
    ffi.create_proxy(print_type),
    ffi.to_js({"once": True})
)
