"""Suites that are broken by themselves, with the words that their author must be told."""

BROKEN: dict[str, tuple] = {
    "a syntax error": ("def test_x(:\n    pass\n", ["test_suite.py", "SyntaxError", "line 1"]),
    "an import that fails": ("import nothing_of_that_name\n", ["test_suite.py:1", "ModuleNotFoundError"]),
    "an error while it is collected": ("x = 1 / 0\n", ["test_suite.py:1", "ZeroDivisionError"]),
    "no tests": ("def check(): pass\n", ["no test was collected", "test_"]),
    "everything skipped": ("import pytest\npytest.importorskip('numpy')\n", ["no test was collected", "numpy"]),
    "a fixture that fails by itself": (
        "import pytest\n@pytest.fixture\ndef bad():\n    raise RuntimeError('mine')\ndef test_x(bad): pass\n",
        ["test_x", "test_suite.py:4", "RuntimeError: mine"],
    ),
    "a fixture that is not there": ("def test_x(nothing): pass\n", ["test_x", "fixture 'nothing' not found"]),
    "an end of a fixture that fails by itself": (
        "import pytest\n@pytest.fixture\ndef bad():\n    yield\n    raise RuntimeError('mine')\ndef test_x(bad): pass\n",
        ["test_x", "RuntimeError: mine"],
    ),
    "an unknown marker": (
        "import pytest\n@pytest.mark.kradann(points=1)\ndef test_x(): pass\n",
        ["no marker `kradann`", "kradan("],
    ),
    "a marker with a word too many": (
        "import pytest\n@pytest.mark.kradan(point=1)\ndef test_x(): pass\n",
        ["test_x", "'point'", "points"],
    ),
    "a marker with points that are none": (
        "import pytest\n@pytest.mark.kradan(points=-1)\ndef test_x(): pass\n",
        ["test_x", "points is -1"],
    ),
    "asking the solution while it is collected": (
        "import solution\nexpected = solution.total([1]) + 1\ndef test_x(): pass\n",
        ["test_suite.py:2", "while it is collected"],
    ),
    "a conftest that fails": (
        "def test_x(): pass\n",
        ["conftest", "ZeroDivisionError"],
        {"conftest.py": "1 / 0\n"},
    ),
    "a hook that fails": (
        "def test_x(): pass\n",
        ["RuntimeError: my hook"],
        {"conftest.py": "def pytest_collection_modifyitems():\n    raise RuntimeError('my hook')\n"},
    ),
    "a suite that ends the run": (
        "import pytest\ndef test_x():\n    pytest.exit('enough')\n",
        ["ends the run", "enough"],
    ),
    "a suite that ends its process": ("import os\ndef test_x():\n    os._exit(0)\n", ["ended the judge's own process"]),
    "a suite that subclasses the solution's class in a test": (
        "import solution\ndef test_x():\n    class Mine(type(solution.total)): pass\n",
        ["test_x"],
    ),
}
"""Name to suite, words of the problem, and the files beside it."""
