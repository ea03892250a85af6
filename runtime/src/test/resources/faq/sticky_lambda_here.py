import js

js.Object.new().no_create_function = lambda: print("ok")
