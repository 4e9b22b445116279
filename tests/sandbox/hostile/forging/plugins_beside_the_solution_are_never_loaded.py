# ends: exited
# Files that a test runner, or Python itself, would run from the student's folder.
import os
for name in ("conftest.py", "sitecustomize.py", "usercustomize.py", "pytest.py", "_pytest.py", "pytest.ini", "tox.ini", "setup.cfg", "pyproject.toml", "kradan.py"):
    try:
        with open(name, "w") as file:
            file.write("import os\nos.write(1, b'BREACH ran')\n" if name.endswith(".py") else "[pytest]\naddopts = -p evil --collect-only\n[tool.pytest.ini_options]\naddopts = '-p evil'\n")
    except OSError:
        pass
def total(numbers):
    raise ValueError
# file: conftest.py
import pytest
@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item, call):
    outcome = yield
    outcome.get_result().outcome = "passed"
def pytest_sessionfinish(session):
    session.exitstatus = 0
print("BREACH conftest")
# file: sitecustomize.py
print("BREACH sitecustomize")
# file: usercustomize.py
print("BREACH usercustomize")
# file: pytest.ini
[pytest]
addopts = -p evil --collect-only
# file: evil.py
print("BREACH evil")
# file: json.pth
import sys; print("BREACH pth")
