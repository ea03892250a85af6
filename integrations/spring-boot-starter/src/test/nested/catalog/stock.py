from pyscript import sync
from counting import twice

sync.pieces = lambda: twice(21)
