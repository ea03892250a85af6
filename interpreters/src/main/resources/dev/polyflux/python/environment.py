# Where the realm is, and the module polyflux.

def module(name, members):
    made = type(sys)(name)
    made.__dict__.update(members)
    sys.modules[name] = made
    return made


worker_name = None  # of the worker that the realm is; main has none


def main_window():
    """Main's global object; main is booted when a worker first asks for it."""
    return main if worker_name is None else seam_window()


hook_of_engine = sys.excepthook


class Environment:
    @staticmethod
    def main():
        pass

    @staticmethod
    def worker(name):
        global worker_name
        worker_name = name

    @staticmethod
    def window():
        return main

    # What was printed and kept back leaves.
    @staticmethod
    def flush():
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except BaseException:
                pass  # a script may have put anything there, or closed it

    # The realm's code was interrupted, and ran no `finally`; so many calls of run_sync() go on below.
    @staticmethod
    def interrupted(waiting):
        end_interrupted(waiting)

    # The error that has ended the script goes to the script's own hook; gives whether there is one.
    @staticmethod
    def uncaught(error):
        hook = getattr(sys, "excepthook", hook_of_engine)
        if hook is hook_of_engine:
            return False
        traceback = traceback_of(error)
        while traceback is not None and traceback.tb_frame.f_code.co_filename.startswith(PRELUDE):
            traceback = traceback.tb_next
        try:
            hook(type(error), error, traceback)
        except SystemExit:
            raise
        except BaseException as failure:
            lines = ["Error in sys.excepthook:", *render(failure), "", "Original exception was:", *render(error)]
            print(*lines, sep="\n", file=sys.stderr)
        return True

    # What a script names in `__export__` is exposed when it has run.
    @staticmethod
    def exports():
        names = main.__dict__.get("__export__", ())
        if worker_name is None or not names:
            return
        for name in (names,) if isinstance(names, str) else names:
            if name not in main.__dict__:
                raise NameError(f"__export__ names '{name}', which the script does not define")
            seam_workers.expose(worker_name, name, main.__dict__[name])


# Made when it is first asked for.
def late(name):
    if name == "context":
        return Contexts.variable()
    if name not in ("attach", "pin", "unpin"):
        raise AttributeError(f"module 'polyflux' has no attribute '{name}'")
    if name not in globals():
        seam_load("keeping.py")
    return globals()[name]


def states():
    """The latest event of each realm that is there, by its name."""
    return seam_events.states()


module("polyflux", {
    "__getattr__": late,
    "can_run_sync": can_run_sync,
    "run_sync": run_sync,
    "sleep": sleep,
    "states": states,
    "assign": Batch.assign,
    "direct": Batch.direct,
    "evaluate": Batch.evaluate,
    "gather": Batch.gather,
    "query": Batch.query,
})

sys.path[:0] = seam_provided.folders()
sys.path += seam_provided.packages()

environment = Environment
