# ends: exited raised
import builtins, sys, types
class Fake(types.ModuleType):
    def __getattr__(self, name):
        return lambda *arguments, **more: {"outcome": "exited", "exit_code": 0, "failure": None}
for name in ("sandbox", "sandbox.cases", "sandbox.marshalling", "sandbox.supervisor", "sandbox.supervisor.student", "json", "marshal", "os", "posix", "builtins", "sandbox.conversation", "sandbox.judging"):
    sys.modules[name] = Fake(name)
builtins.__build_class__ = builtins.exec = builtins.compile = lambda *a, **k: None
# file: sandbox.py
print("BREACH sandbox of the student's")
# file: sandbox_cases.py
print("BREACH")
