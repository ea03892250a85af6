import os


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


for _ in range(int(os.environ["TIMES"])):
    value = fib(24)
print(value)
