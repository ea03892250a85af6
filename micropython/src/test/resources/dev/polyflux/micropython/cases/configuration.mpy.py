import pyscript
from pyscript import config

config["mine"] = 1
print(config["type"], pyscript.config["mine"])

# prints
# mpy 1
