"""Runs the whole program as `__main__` in this interpreter, as `python main.py` would, and says how it ended."""

from __future__ import annotations

import atexit
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

from sandbox import left_open
from sandbox.ballast import Ballast
from sandbox.cases import outcome_of, reseed, told
from sandbox.failures import failure_json, print_traceback
from sandbox.streams import OutputLimitReached
from sandbox.types import Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sandbox.encoding import Json
    from sandbox.sources import Sources
    from sandbox.types import Failure

_FLUSH_FAILED = 120
"""Python's exit code when the last output could not be written."""

_INTERRUPTED = 130
"""A shell's exit code for a program that Ctrl-C ended."""


def run_program(sources: Sources, main: str, args: Sequence[str]) -> Json:
    """Run the file to its end, threads and exit handlers included. The standard streams are the caller's."""
    module = ModuleType("__main__")
    module.__file__ = sources.spec("__main__", main).origin
    sys.modules["__main__"] = module
    sys.argv = [main, *args]
    reseed(sources)
    exit_code, failure, cut = 1, None, False
    try:
        exit_code, failure = _run(sources, main, module)
        exit_code = _finish() or exit_code
        left_open.write_out()
    except OutputLimitReached:
        cut = True
    return {
        "outcome": Outcome.OUTPUT_LIMIT if cut else outcome_of(failure),
        "exit_code": exit_code,
        "failure": None if failure is None else failure_json(failure),
    }


def _run(sources: Sources, main: str, module: ModuleType) -> tuple[int, Failure | None]:
    """The exit code and the uncaught exception. Raises OutputLimitReached."""
    ballast, usual_hook = Ballast(), sys.excepthook
    try:
        exec(sources.code(main), module.__dict__)  # noqa: S102 - to run it is what we are for
    except OutputLimitReached:
        raise
    except SystemExit as error:
        return _exit_code(error), None
    except BaseException as error:  # noqa: BLE001 - all of them end a program
        failure = told(error, sources, ballast)
        print_traceback(error, sources, usual_hook)
        return _INTERRUPTED if isinstance(error, KeyboardInterrupt) else 1, failure
    return 0, None


def _exit_code(error: SystemExit) -> int:
    code: Any = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        number = int.__int__(code)
        return number & 0xFF if -(2**63) <= number < 2**63 else 0xFF
    try:
        text = str(code)
    except BaseException:  # noqa: BLE001 - Python says nothing then
        text = ""
    sys.stderr.write(f"{text}\n")
    return 1


def _finish() -> int:
    """What Python does when a program ends: wait for threads, run exit handlers, write what is left. An exit code if that fails."""
    threading: Any = sys.modules.get("threading")
    if threading is not None:
        threading._shutdown()  # noqa: SLF001 - the only way that also ends idle thread pools
    atexit._run_exitfuncs()  # noqa: SLF001 - nothing else runs them without ending the process
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None and not getattr(stream, "closed", False):
                stream.flush()
        except (OSError, ValueError, AttributeError):
            return _FLUSH_FAILED
    return 0
