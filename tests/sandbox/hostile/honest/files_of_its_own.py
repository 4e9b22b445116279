# ends: exited
# prints: ['attack.py', 'notes'] 3 b'abc' 1000000
# answers: kept("x") == "x"
import mmap, os, pathlib, shutil, sqlite3, tempfile
def kept(text):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "ก.txt")
        file.write_text(text, encoding="utf-8")
        return file.read_text(encoding="utf-8")
if __name__ == "__main__":
    os.makedirs("notes/deep")
    for n in range(3):
        open(f"notes/deep/{n}", "w").close()
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"abc")
        file.flush()
        mapped = bytes(mmap.mmap(file.fileno(), 3))
    names = sorted(os.listdir("."))
    base = sqlite3.connect("notes/base.db")
    base.execute("create table t (n)")
    base.executemany("insert into t values (?)", [(n,) for n in range(1000)])
    base.commit()
    size = base.execute("select sum(n) from t").fetchone()[0] + 500_500
    print(names, len(list(pathlib.Path("notes/deep").iterdir())), mapped, size)
    shutil.rmtree("notes")
