# The hooks at a point are a set of what may stand there.
from pyscript import hooks

main, worker = hooks.main, hooks.worker


def hook():
    pass


def refused(add, given):
    try:
        add(given)
    except TypeError as error:
        print(error)


main.onReady.add(hook).add(hook)
print(len(main.onReady), hook in main.onReady, list(main.onReady) == [hook])
print(main.onReady.delete(hook), main.onReady.delete(hook), main.onReady.size)
worker.codeBeforeRun.add("pass").add(hook).clear()
print(len(worker.codeBeforeRun), hasattr(main, "onWorker"), hasattr(worker, "onWorker"))
refused(main.onReady.add, "code")
refused(worker.codeAfterRun.add, 5)
#> 1 True True
#> True False 0
#> 0 True False
#> onReady takes a function, not 'code'
#> codeAfterRun takes code, or a function that gives code, not 5
#> script
