from vfs_installed.greeting import greeting


def hello(who):
    return f"{greeting()} {who}"
