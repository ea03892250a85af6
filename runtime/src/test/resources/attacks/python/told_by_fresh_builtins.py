# A builtin module that is forgotten and made anew tells no more than before.
import _imp
import importlib
import importlib.machinery
import os
import posix
import pwd
import sys

for name in ("posix", "pwd", "_signal"):
    del sys.modules[name]
sys.meta_path[:] = [importlib.machinery.BuiltinImporter, *sys.meta_path]
spec = importlib.machinery.ModuleSpec("posix", importlib.machinery.BuiltinImporter)
fresh = [importlib.import_module("posix"), importlib.reload(posix), _imp.create_builtin(spec), _imp.create_builtin.__closure__ and posix]
cells = [cell.cell_contents for cell in _imp.create_builtin.__globals__.values() if hasattr(cell, "cell_contents")]
print({module.getpid() for module in fresh if module}, cells)
print(importlib.import_module("pwd").getpwuid(os.getuid()).pw_name)

#> {1} []
#> guest
