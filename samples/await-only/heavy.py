"""Counts primes: a computation that keeps a worker busy. It never waits for main, and awaits it only to say how far it is."""

from pyscript import sync

PARTS = 20


def is_prime(number):
    divisor = 2
    while divisor * divisor <= number:
        if number % divisor == 0:
            return False
        divisor += 1
    return number > 1


async def count_primes(start, end):
    """How many there are; each part is computed at one go, in which the worker answers nobody."""
    count = 0
    step = max(1, (end - start) // PARTS)
    for begin in range(start, end, step):
        part = range(begin, min(begin + step, end))
        count += sum(map(is_prime, part))
        await sync.told(len(part))
    return count


sync.count_primes = count_primes
