from pyodide.ffi import create_once_callable

once = create_once_callable(lambda x: x + 1)
print(use(once, 1), use(once, 2), told(once, 3), sep="\n")
once = create_once_callable(lambda x: x + 1)
print(told(once, 1), told(once, 1), use(once, 1), sep="\n")
once = create_once_callable(lambda x: x + 1)
once.destroy()
print(told(once, 1), use(once, 1), told(once.destroy), sep="\n")
# 2
# Error: OnceProxy can only be called once
# Error: OnceProxy can only be called once
# 2
# Error: OnceProxy can only be called once
# Error: OnceProxy can only be called once
# Error: OnceProxy can only be called once
# Error: OnceProxy can only be called once
# Error: OnceProxy has already been destroyed


async def later():
    return "settled"


once = create_once_callable(later)
print(await use(once))
print(use(once))
# settled
# Error: OnceProxy can only be called once
