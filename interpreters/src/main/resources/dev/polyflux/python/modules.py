# Modules that are made when a script first imports them: js, pyodide.*, pyscript.*.

lazy = {}  # module name -> what makes it


# What the engine has, and refuses later and in words that do not tell.
NATIVE = () if seam_nativeCode else ("ctypes", "sqlite3", "pyexpat", "termios", "_cpython_unicodedata")


class LazyModules:
    """Finds the modules of `lazy`; a package among them is one that others lie in."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in NATIVE:
            raise ImportError(f"{name} is native code, which this runtime does not allow: see docs/standard-library.md", name=name)
        if name not in lazy and member_of_module(name) is None:
            return None
        from importlib.machinery import ModuleSpec

        return ModuleSpec(name, LazyModules, is_package=True)

    @staticmethod
    def create_module(spec):
        return None

    @staticmethod
    def exec_module(module):
        lazy.get(module.__name__, of_javascript_module)(module)


# What an attribute of a module of JavaScript's holds is a module in it.
def member_of_module(name):
    parent, _, attribute = name.rpartition(".")
    holder = sys.modules.get(parent)
    if holder is None or id(holder) not in modules_of_proxies:
        return None
    member = getattr(holder, attribute, None)
    return member if isinstance(member, JsProxy) else None


def of_javascript_module(module):
    stand_in(module, member_of_module(module.__name__))


# A module under a second name.
def same_as(name):
    def fill(module):
        __import__(name)
        sys.modules[module.__name__] = sys.modules[name]

    return fill


sys.meta_path.insert(0, LazyModules)


class ServiceModule:
    """Finds the module of Java's objects, where there are any, and no module of the script's own has its name."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "services" or not len(seam_provided.services()):
            return None
        lazy[name] = from_file("services.py")
        return LazyModules.find_spec(name)


sys.meta_path.append(ServiceModule)


ZONES = ("/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo")


class ZoneInfoFinder:
    """Finds zoneinfo, once, and shows it where systems keep their time zones: the engine was built without."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name != "zoneinfo":
            return None
        sys.meta_path.remove(ZoneInfoFinder)
        for finder in sys.meta_path:
            spec = finder.find_spec(name, path, target)
            if spec is not None:
                fill = spec.loader.exec_module
                spec.loader.exec_module = lambda module: fill(module) or show_zones(module)
                return spec
        return None


def show_zones(zoneinfo):
    import os

    if "PYTHONTZPATH" not in os.environ:
        zoneinfo.reset_tzpath(ZONES)


sys.meta_path.insert(0, ZoneInfoFinder)


def adapted_json(module):
    seam_load("json_remote.py")
    adapt_json(module)


def adapted_logging(module):
    seam_load("logs.py")
    adapt_logging(module)


# A built-in module, whose loader is that of others as well.
def adapted_atexit(module):
    del lazy["atexit"], sys.modules["atexit"]
    __import__("atexit")
    seam_load("at_exit.py")


adapted = {"json.encoder": adapted_json}  # module of the standard library -> what is done to it once it is there

if seam_logging.taken:
    adapted["logging"] = adapted_logging


class AdaptedModules:
    """Finds the modules of `adapted` where everybody finds them, once each."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        adapt = adapted.pop(name, None)
        if adapt is None:
            return None
        from importlib.util import find_spec

        spec = find_spec(name)
        load = spec.loader.exec_module

        def exec_module(module):
            load(module)
            adapt(module)

        spec.loader.exec_module = exec_module
        return spec


sys.meta_path.insert(0, AdaptedModules)


# A module whose file lies beside this one, and sees the names of the prelude.
def from_file(file):
    def fill(module):
        module.__dict__["prelude"] = prelude
        exec(compile(seam_part(file), f"polyflux/{file}", "exec"), module.__dict__)

    return fill


# The module is the realm's own JavaScript: its global object, or one that it holds.
def javascript(module):
    if not seam_speaks("javascript"):
        raise ModuleNotFoundError("there is no interpreter of JavaScript in this program", name="js")
    offered = neighbour()
    stand_in(module, take(offered.give(getattr(offered, "global"))))


def javascript_pyodide(module):
    import js

    stand_in(module, js.pyodide)


def stand_in(module, proxy):
    for name in ("__name__", "__loader__", "__package__", "__spec__", "__path__"):
        if name in module.__dict__:
            set_local(proxy, name, module.__dict__[name])
    sys.modules[module.__name__] = proxy
    if builtins.__import__ is not importing_all:
        plain_import.append(builtins.__import__)
        builtins.__import__ = importing_all


plain_import = []  # what imports, once JavaScript's objects are modules


# The engine takes all names from a module of its own kind only: it is given one with the names of the proxy.
def importing_all(name, globals=None, locals=None, fromlist=(), level=0):
    module = plain_import[-1](name, globals, locals, fromlist, level)
    if not fromlist or fromlist[0] != "*" or not isinstance(module, JsProxy):
        return module
    names = list(module.__all__)
    made = type(sys)(name)
    made.__dict__.update((name, getattr(module, name)) for name in names)
    made.__dict__["__all__"] = names
    return made


# What a module's importer sees of a proxy that stands for a module, and JavaScript does not.
def set_local(proxy, name, value):
    local = modules_of_proxies.setdefault(id(proxy), (proxy, {}))[1]
    local[name] = value


modules_of_proxies = {}


lazy.update({
    "js": javascript,
    "pyodide_js": javascript_pyodide,
    "pyodide": lambda module: None,
    "pyodide.ffi": from_file("pyodide_ffi.py"),
    "pyodide.ffi.wrappers": from_file("pyodide_wrappers.py"),
    "pyodide.webloop": from_file("pyodide_webloop.py"),
    "pyodide._host": from_file("pyodide_host.py"),
    "pyodide.code": from_file("pyodide_code.py"),
    "pyodide.console": from_file("pyodide_console.py"),
    "pyodide._incomplete": from_file("pyodide_incomplete.py"),
    "pyodide.http": from_file("pyodide_http.py"),
    "pyodide.http.pyxhr": from_file("pyodide_pyxhr.py"),
    "pyodide._bind": from_file("pyodide_bind.py"),
    "_pyodide": lambda module: None,
    "_pyodide.jsbind": same_as("pyodide._bind"),
    "pyodide._asked": from_file("pyodide_asked.py"),
    "pyodide._streams": from_file("pyodide_streams.py"),
    "pyscript": from_file("pyscript/pyscript.py"),
    "polyscript": from_file("pyscript/polyscript.py"),
    "atexit": adapted_atexit,
    "jsffi": from_file("pyscript/jsffi.py"),
})

prelude = sys.modules["__main__"]  # until script.py gives scripts one of their own
