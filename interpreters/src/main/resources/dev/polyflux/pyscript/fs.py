"""Folders of the host among the realm's files, as far as the realm is granted files. What is written is there at once."""

import os

__all__ = ["mount", "mounted", "revoke", "sync", "unmount"]

mounted = {}  # path -> what lies there, and the id it was mounted under


def check(path, id):
    if path not in mounted:
        raise KeyError(f"Path '{path}' is not mounted. Use fs.mount() to mount it first.")


async def mount(path, mode="readwrite", root="", id="pyscript"):
    """
    Shows the folder `root` as `path`; without a root, the path is a folder already: one that the configuration mounts, or any of the
    user's where the realm has those.
    """
    if mode not in ("read", "readwrite"):
        raise ValueError(f"a folder is mounted to 'read' or to 'readwrite', not to {mode!r}")
    if path in mounted:
        if mounted[path][1] != id:
            raise ValueError(f"Path '{path}' is already mounted with a different ID. Unmount it first or use a different path.")
        return
    if root and os.path.isdir(root) and not os.path.lexists(path):
        if mode == "read":
            raise PermissionError(f"{root} can be mounted by a script to write only: a mount that can only be read is the configuration's")
        os.symlink(os.path.abspath(root), path, target_is_directory=True)
    elif not os.path.isdir(path):
        raise PermissionError(f"there is no folder {root or path} that this realm is granted: name it under [mounts] in the configuration")
    mounted[path] = os.path.realpath(path), id


async def sync(path):
    """Ends when the folder has what was written: at once."""
    check(path, None)


async def unmount(path):
    """Takes the folder away; what is in it stays."""
    check(path, None)
    del mounted[path]
    if os.path.islink(path):
        os.unlink(path)


async def revoke(path, id="pyscript"):
    """Unmounts a folder that was mounted under an id; whether there was one."""
    if mounted.get(path, (None, None))[1] != id:
        return False
    await unmount(path)
    return True
