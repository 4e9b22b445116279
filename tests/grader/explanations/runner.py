"""Runs beginners' programs, each in a process and a folder of its own, and tells how they ended: JSON in, JSON out.

`python runner.py` with a list of `{"source", "stdin", "files", "seconds"}` on standard input. It is started with the Python that is to be
tried, so it uses nothing but that Python's own library.
"""

import io
import json
import os
import pathlib
import select
import signal
import sys
import tempfile
import warnings

FILE = "solution.py"


def main():
    """Run them all."""
    programs = json.load(sys.stdin)
    json.dump([run(program) for program in programs], sys.stdout)


def run(program):
    """How one program ended: the exception's type, message, line and column; all empty where it ended by itself."""
    with tempfile.TemporaryDirectory() as folder:
        reads, writes = os.pipe()
        child = os.fork()
        if not child:
            os.close(reads)
            told = json.dumps(ended(program, folder)).encode()
            os.write(writes, told)
            os._exit(0)
        os.close(writes)
        said = b"" if not select.select([reads], [], [], program["seconds"])[0] else os.read(reads, 1 << 16)
        os.close(reads)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return json.loads(said) if said else {"type": "timed-out", "message": "", "line": 0, "column": 0}


def ended(program, folder):
    """Run it in this process."""
    os.chdir(folder)
    sys.path.insert(0, folder)
    for name, text in program.get("files", {}).items():
        pathlib.Path(name).write_text(text, encoding="utf-8")
        sys.modules.pop(name.removesuffix(".py"), None)
    sys.stdin, sys.stdout = io.StringIO(program.get("stdin", "")), io.StringIO()
    sys.argv = [FILE]
    warnings.simplefilter("ignore")
    try:
        exec(compile(program["source"], FILE, "exec"), {"__name__": "__main__"})  # noqa: S102 - what this is for
    except SyntaxError as error:
        return {
            "type": type(error).__name__,
            "message": error.msg,
            "line": error.lineno or 0,
            "column": error.offset or 0,
        }
    except BaseException as error:  # noqa: BLE001 - a program may end in any way
        return {"type": type(error).__name__, "message": str(error)[:1000], "line": line_of(error), "column": 0}
    return {"type": "", "message": "", "line": 0, "column": 0}


def line_of(error):
    """The innermost line of the program itself."""
    line, traceback = 0, error.__traceback__
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == FILE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line


if __name__ == "__main__":
    main()
