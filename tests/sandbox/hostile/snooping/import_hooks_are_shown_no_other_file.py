# ends: exited raised
import builtins, re, sys
needle = re.compile("S[E]CRET-EXPECTED-[0-9]")
class Spy:
    def find_spec(self, name, path=None, target=None):
        frame = sys._getframe(1)
        while frame:
            if needle.search(frame.f_code.co_filename + repr(frame.f_locals)[:5000]):
                sys.__stdout__.write("BREACH " + frame.f_code.co_filename + "\n")
            frame = frame.f_back
        if needle.search(name):
            sys.__stdout__.write("BREACH " + name + "\n")
sys.meta_path.insert(0, Spy())
usual = builtins.__import__
def spying(name, *arguments, **more):
    if needle.search(name):
        sys.__stdout__.write("BREACH " + name + "\n")
    return usual(name, *arguments, **more)
builtins.__import__ = spying
sys.modules.clear() if __name__ != "__main__" else None
def total(numbers):
    import statistics
