import js

js.setTimeout(lambda msg: print(msg), 1000, "OK")
