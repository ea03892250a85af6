# Files of a configuration, and folders that it mounts, in a realm: each line says what it prints.
import os
import shutil

from helper import hello
from my_module.sub import sub_util

print(hello(), sub_util())  # => hello 7
print(open("./data/text.txt").read())  # => Grüße
print(os.path.isdir("data"), os.path.getsize("data/text.txt"), "data" in os.listdir("."))  # => True 7 True

# What a script writes is its own.
with open("data/text.txt", "a") as file:
    file.write("!")
with open("data/new.txt", "w") as file:
    file.write("new")
print(open("data/text.txt").read(), sorted(os.listdir("data")))  # => Grüße! ['new.txt', 'text.txt']
os.rename("data/new.txt", "data/other.txt")
os.remove("data/text.txt")
os.makedirs("data/deep/er")
print(sorted(os.listdir("data")))  # => ['deep', 'other.txt']
os.chdir("data/deep")
print(os.listdir("."), os.path.basename(os.getcwd()), open("../other.txt").read())  # => ['er'] deep new
os.chdir("../..")

# A folder that can only be read.
print(sorted(os.listdir("/mounted/source")), open("/mounted/source/inner/file.txt").read())  # => ['escape', 'inner', 'link.txt', 'readme.txt'] inner
print(open("/mounted/source/link.txt").read(), os.path.islink("/mounted/source/link.txt"))  # => read me False


def refused(does, *given):
    try:
        does(*given)
        return "done"
    except OSError as error:
        return type(error).__name__


print(refused(open, "/mounted/source/new.txt", "w"), refused(open, "/mounted/source/readme.txt", "r+"))  # => PermissionError PermissionError
print(refused(os.remove, "/mounted/source/readme.txt"), refused(os.mkdir, "/mounted/source/x"))  # => PermissionError PermissionError
print(refused(os.rename, "/mounted/source/readme.txt", "/mounted/source/x"))  # => PermissionError
print(refused(open, "/mounted/source/escape/secret.txt"), refused(os.listdir, "/mounted/source/escape"))  # => PermissionError PermissionError
print(refused(os.symlink, "/etc", "/mounted/source/x"), os.access("/mounted/source", os.W_OK))  # => PermissionError False
print(refused(os.rmdir, "/mounted/source"), refused(open, "/mounted/source/../../secret.txt"))  # => OSError FileNotFoundError

# A folder that can be written to.
with open("out/written.txt", "w") as file:
    file.write("written")
os.mkdir("out/made")
shutil.move("out/written.txt", "out/made/moved.txt")
print(os.listdir("out/made"), oct(os.stat("out/made/moved.txt").st_mode))  # => ['moved.txt'] 0o100644
print(refused(os.symlink, "/etc", "out/link"), refused(open, "out/absent.txt"))  # => PermissionError FileNotFoundError
shutil.copy("out/made/moved.txt", "data/copied.txt")
print(open("data/copied.txt").read())  # => written
