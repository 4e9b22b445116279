# ends: raised exited
import builtins, os, sys
os.environ["PYTHONBREAKPOINT"] = "os.getcwd"
os.environ["PYTHONINSPECT"] = "1"
sys.flags
def total(numbers):
    breakpoint()
    import pdb
    pdb.Pdb(stdin=sys.stdin, stdout=sys.stdout).set_trace()
if __name__ == "__main__":
    total([])
