# on: main worker awaiting
import os
import tempfile

import pyscript.fs
from pyscript import fs

folder = tempfile.mkdtemp()
path = folder + "-mounted"


async def failure(use):
    try:
        await use
    except Exception as error:
        return f"{type(error).__name__}: {error}".replace(folder, "FOLDER")


# A folder is seen under another path: what is written there is in it at once.
await fs.mount(path, root=folder)
with open(path + "/a.txt", "w") as file:
    file.write("written")
print(os.listdir(folder), open(folder + "/a.txt").read(), fs.mounted == pyscript.fs.mounted, list(fs.mounted) == [path])  # => ['a.txt'] written True True
await fs.sync(path)
await fs.mount(path, root=folder)
print(await failure(fs.mount(path, root=folder, id="other")))  # => ValueError: Path 'FOLDER-mounted' is already mounted with a different ID. Unmount it first or use a different path.
await fs.unmount(path)
print(os.path.exists(path), os.listdir(folder), fs.mounted)  # => False ['a.txt'] {}
print(await failure(fs.unmount(path)))  # => KeyError: "Path 'FOLDER-mounted' is not mounted. Use fs.mount() to mount it first."
print(await failure(fs.sync(path)))  # => KeyError: "Path 'FOLDER-mounted' is not mounted. Use fs.mount() to mount it first."

# A folder that is there needs no root.
await fs.mount(folder, mode="read", id="mine")
print(await fs.revoke(folder), await fs.revoke(folder, id="mine"), await fs.revoke(folder, id="mine"), os.listdir(folder))  # => False True False ['a.txt']

# What cannot be is said.
print(await failure(fs.mount(path, mode="append")))  # => ValueError: a folder is mounted to 'read' or to 'readwrite', not to 'append'
print(await failure(fs.mount(path)))  # => PermissionError: there is no folder FOLDER-mounted that this realm is granted: name it under [mounts] in the configuration
print(await failure(fs.mount(path, mode="read", root=folder)))  # => PermissionError: FOLDER can be mounted by a script to write only: a mount that can only be read is the configuration's
os.remove(folder + "/a.txt")
os.rmdir(folder)
