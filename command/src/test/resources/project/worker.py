import first_package
from helper import rows
from pyscript import config, sync

sync.count = lambda: len(rows()[: config["app"]["limit"]]) + len(first_package.VERSION)
