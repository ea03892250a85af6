import traceback

from pyscript import window

for kind in window.kinds:
    try:
        window.throwBad(kind)
    except Exception as error:
        told = traceback.format_exc()
        print(kind, str(error).split("\n")[0][:27], len(told) < 10_000, list(window.fired))
#| is its own cause Error: text True []
#| is its own message Error: [object Error] True []
#| is its own name Error: text True []
#| has itself as a member AggregateError: text True []
#| is a tree of errors AggregateError: text True []
#| has a name that throws Error: text True []
#| has a stack that recurs Error: text True []
#| has a cause that recurs Error: text True []
#| has getters A value of type object with True []
#| is a proxy A value of type object with True []
#| is a proxy of an error Error: text True []
#| inherits from a proxy Error: text True []
