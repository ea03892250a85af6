from pyscript import window

window.Object().no_create_function = lambda: print("ok")
