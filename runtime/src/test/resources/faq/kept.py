from pyscript import window

window.kept.push(lambda: print("kept"))
