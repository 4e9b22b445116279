# ends: exited
import importlib, sys
for name in ("grader", "web", "tests", "pytest", "_pytest", "hypothesis", "docker", "flask", "grader.marking", "test_suite", "conftest", "suite", "test_solution", "numpy"):
    try:
        module = importlib.import_module(name)
    except ImportError:
        continue
    if getattr(module, "__file__", None):
        print("BREACH", name, module.__file__)
for name, module in list(sys.modules.items()):
    for key, value in list(getattr(module, "__dict__", {}).items()):
        if isinstance(value, str) and "SECRET-" + "EXPECTED" in value:
            print("BREACH", name, key)
