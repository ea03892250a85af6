from pyscript import ffi, window


def print_type(event):
    print(event.type)


window.addEventListener(
    "some:event",
    print_type,
    ffi.to_js({"once": True})
)
