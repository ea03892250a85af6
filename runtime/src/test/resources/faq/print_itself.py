from pyscript import window

window.setTimeout(print, 100, "print")
window.setTimeout(lambda x: print(x), 100, "lambda")
