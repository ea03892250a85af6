from pyscript import window

try:
    window.refuse("full", 503)
except Exception as error:
    print(error.describe("it is"), error.toString(), error.retryable, error.status, error.message)
try:
    window.tells()
except Exception as error:
    print(error.name, error.message, str(error))

#| it is 503: full <Refusal 503> True 503 full
#| Error by a getter Error: by a getter
