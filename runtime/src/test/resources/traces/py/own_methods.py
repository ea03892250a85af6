from pyscript import window

try:
    window.refuse("full", 503)
except ValueError as error:
    print(error, error.describe("it is"), error.retryable, error.status, error.times, error.label())

#| full 503 it is 503: full True 503 3 Refusal
