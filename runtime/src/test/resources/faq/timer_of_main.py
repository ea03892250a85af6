from pyscript import window

window.setTimeout(lambda x: print(x), 1000, "OK")
