# on: main worker awaiting
# No module brings MicroPython: that is an error of the configuration, which says so and names what there is.
from polyscript import XWorker
from pyscript import MPWorker, create_named_worker, workers

TOLD = "there is no interpreter of micropython: no module on the path brings one; there are those of javascript and python (PF1007)"
for start in (
    lambda: MPWorker("./nowhere.py"), lambda: MPWorker("a.py", code="print('ran')", name="mp"), lambda: XWorker("a.py", type="mpy"),
    lambda: create_named_worker("a.py", "mp", type="micropython"),
):
    try:
        await start()
    except Exception as error:
        print(type(error).__name__, str(error) == TOLD, "mp" in workers)
# => ConfigurationError True False
# => ConfigurationError True False
# => ConfigurationError True False
# => ConfigurationError True False
