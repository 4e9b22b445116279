"""What is outside of the program: modules, files, input, and the encoding of texts."""

from __future__ import annotations

import ast
import re

from grader.explanations import library
from grader.explanations.cause import Cause, Rule, Trouble, cause, rule
from grader.explanations.text import nearest


def _no_module(trouble: Trouble, match: re.Match[str]) -> Cause:
    name = match["name"].split(".")[0]
    if "is not a package" in match.string:
        own = f"{name}.py" in trouble.files
        return cause("own-file-like-module" if own else "module-missing", trouble, name=name)
    if name in library.NOT_HERE:
        return cause("module-not-here", trouble, name=name)
    if name.lstrip("_") in library.MODULES and "." not in match["name"]:
        return cause("standard-module-not-here", trouble, name=name.lstrip("_"))
    near = nearest(name, library.MODULES | library.NOT_HERE, 0.7)
    if near and near not in library.NOT_HERE | library.NOT_EVERYWHERE:  # else it may fail in its right spelling, too
        return cause("module-misspelled", trouble, name=name, near=near)
    return cause("module-missing", trouble, name=name)


def _no_name(trouble: Trouble, match: re.Match[str]) -> Cause:
    module, name = match["module"], match["name"]
    if f"{module}.py" in trouble.files or "circular import" in match.string or "consider renaming" in match.string:
        return cause("own-file-like-module", trouble, name=module)
    near = nearest(name, library.NAMES.get(module, ()), 0.6)
    if near:
        return cause("import-misspelled", trouble, name=name, near=near, module=module)
    return cause("import-missing", trouble, name=name, module=module)


def _no_file(trouble: Trouble, match: re.Match[str]) -> Cause:
    path = match["path"]
    if re.match(r"[A-Za-z]:|[/~\\]", path) or "\\" in path:
        return cause("file-elsewhere", trouble, path=path)
    return cause("file-missing", trouble, path=path)


def _end_of_input(trouble: Trouble, _match: re.Match[str]) -> Cause:
    """input() where no line is left: in a loop that goes on for ever, or once too often."""
    loops = [one for one in trouble.code.loops_at(trouble.line) if isinstance(one, ast.While)]
    endless = next((one for one in loops if isinstance(one.test, ast.Constant) and one.test.value), None)
    if endless is not None:
        return cause("input-in-endless-loop", trouble, loop_line=endless.lineno)
    return cause("input-too-often", trouble)


MODULES: tuple[Rule, ...] = (
    rule(r"No module named '(?P<name>[\w.]+)'", _no_module),
    rule(r"cannot import name '(?P<name>\w+)' from (?:partially initialized module )?'(?P<module>[\w.]+)'", _no_name),
)
FILES: tuple[Rule, ...] = (
    rule(r"No such file or directory: '(?P<path>.*)'", _no_file),
    rule(r"Permission denied|Read-only file system|Operation not permitted", "file-not-allowed"),
    rule(r"not readable", "file-not-readable"),
    rule(r"not writable", "file-not-writable"),
)
INPUT: tuple[Rule, ...] = (rule(r"(?s).*", _end_of_input),)
ENCODING: tuple[Rule, ...] = (rule(r"can't decode", "file-encoding"), rule(r"can't encode", "text-encoding"))
