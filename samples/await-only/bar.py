"""A progress bar that is drawn again and again, as long as its loop has time for it."""

import asyncio

WIDTH = 40


class Bar:
    def __init__(self, total, running):
        self.total = total
        self.running = running
        self.done = 0
        self.ticks = 0

    def advance(self, amount):
        self.done += amount

    def __str__(self):
        filled = WIDTH * self.done // self.total
        return f"[{'#' * filled:.<{WIDTH}}] {100 * self.done // self.total:3} %, {len(self.running)} running, tick {self.ticks}"

    async def draw(self):
        while True:
            self.ticks += 1
            print(f"\r{self}", end="", flush=True)
            await asyncio.sleep(0.1)

    def close(self):
        print(f"\r{self}")
