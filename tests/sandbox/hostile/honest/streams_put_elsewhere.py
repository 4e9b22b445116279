# ends: exited
# prints: [hidden] 3
# prints: shown
# answers: caught() == "hidden"
import contextlib, io, os, sys
def caught():
    with contextlib.redirect_stdout(io.StringIO()) as found:
        print("hidden", end="")
    return found.getvalue()
if __name__ == "__main__":
    reads, writes = os.pipe()
    os.write(writes, b"abc")
    print(f"[{caught()}]", len(os.read(reads, 10)), flush=True)
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    print("not shown", flush=True)
    os.dup2(kept, 1)
    print("shown")
