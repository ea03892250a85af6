# Hooks are for all workers, or for those of a name and of a language; code that runs there calls no hook again.
from pyscript import hooks

on_ready, on_before_run = hooks.worker.onReady, hooks.worker.onBeforeRunAsync


def says(text):
    async def say(wrap):
        print(text, await wrap.runAsync("1") + await wrap.run("1"))

    return say


on_ready.add(says("all"))
on_ready.add(says("named"), worker="w")
on_ready.add(says("like"), worker="*")
on_ready.add(says("other"), worker="w-*")
on_ready.add(says("spoken by none"), type="rb")
on_before_run.add(says("py or js"), type="py", worker="w")
on_before_run.add(says("py or js"), type="js", worker="w")
#> all 2
#> named 2
#> like 2
#> py or js 2
#> script
