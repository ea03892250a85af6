# What Python has, and its objects of the cases rest on.
import asyncio, polyflux, sys


class Sleeping:
    def __init__(self, seconds):
        self.task = asyncio.create_task(asyncio.sleep(seconds))

    def add_done_callback(self, react):
        async def after():
            await self.task
            react(self)

        asyncio.create_task(after())

    def __iter__(self):
        return self.task.__iter__()


sys.modules["polyflux"].sleep = Sleeping
