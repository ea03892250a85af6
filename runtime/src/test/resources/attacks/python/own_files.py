# The sandbox has files of its own, which end with the realm and are bounded.
import os
import pathlib
import shutil
import tempfile
import zipfile

pathlib.Path("data").mkdir()
pathlib.Path("data/a.txt").write_text("hello")
print(os.path.abspath("data"), pathlib.Path("data/a.txt").resolve().read_text(), os.listdir("data"))
shutil.copytree("data", "copy")
os.rename("copy/a.txt", "copy/b.txt")
print(os.listdir("copy"), os.stat("copy/b.txt").st_size)
shutil.rmtree("copy")
with tempfile.TemporaryDirectory() as folder, open(folder + "/x", "w+b") as file:
    file.write(b"123")
    file.seek(1)
    print(folder.startswith("/tmp/"), file.read())
with zipfile.ZipFile("z.zip", "w") as archive:
    archive.writestr("inside.py", "word = 'imported'")
__import__("sys").path.insert(0, "z.zip")
pathlib.Path("written.py").write_text("from inside import word")
print(__import__("written").word)
try:
    pathlib.Path("big").write_bytes(bytes(70 << 20))
except OSError as full:
    print(full.strerror)
try:
    for number in range(20_000):
        os.mkdir(f"data/{number}")
except OSError as full:
    print(full.strerror, number < 10_000)
shutil.rmtree("data")
print(sorted(os.listdir("/")))

#> /home/guest/data hello ['a.txt']
#> ['b.txt'] 5
#> True b'23'
#> imported
#> No space left on device
#> No space left on device True
#> ['home', 'tmp']
