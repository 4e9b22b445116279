"""A whole program in the cell, with its standard streams, and what a slot would have told of it."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, TextIO

from sandbox.programs import run_program
from sandbox.streams import Printed
from sandbox.types import Limits, Outcome
from web.practice.cell import Furniture

_STDIN = 0
_TO_JSON = json.JSONEncoder(ensure_ascii=False).encode
"""Made before a program could change what makes it."""


class Streams:
    """What a program prints to, kept within its limit; and what it reads from."""

    def __init__(self, limits: Limits, stdin: Callable[[], TextIO]) -> None:
        most = limits.output_kib * 1024
        self.stdout = Printed("<stdout>", "strict", most)
        self.stderr = Printed("<stderr>", "backslashreplace", most)
        self._stdin = stdin

    @property
    def truncated(self) -> bool:
        """Whether anything was cut."""
        return self.stdout.truncated or self.stderr.truncated

    def take_places(self) -> None:
        """Be what Python prints to and reads from; whoever furnished the cell puts its own back."""
        sys.stdin, sys.stdout, sys.stderr = self._stdin(), self.stdout.stream(), self.stderr.stream()
        vars(sys).update(__stdin__=sys.stdin, __stdout__=sys.stdout, __stderr__=sys.stderr)


@contextmanager
def reading(text: str, beside: Path) -> Iterator[Callable[[], TextIO]]:
    """A standard input that holds this text, under its descriptor too, for who opens that; its file is `beside` the folder."""
    before = os.dup(_STDIN)
    beside.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        descriptor = os.open(beside, os.O_RDONLY)
        os.dup2(descriptor, _STDIN)
        os.close(descriptor)
        yield lambda: open(_STDIN, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the run ends
    finally:
        os.dup2(before, _STDIN)
        os.close(before)
        beside.unlink()


def told_of(
    cell: Furniture, streams: Streams, main: str, args: Sequence[str], drawn: Sequence[bytes]
) -> dict[str, Any]:
    """Run the program to its end; what a slot of the server would have told of it, but for the files that it left."""
    streams.take_places()
    outcome, said, exit_code = Outcome.EXITED, "", 1
    began = perf_counter()
    try:
        result = run_program(cell.sources, main, args)
        exit_code, said = result["exit_code"], _TO_JSON(result)
        cell.drawing.finish()
    except MemoryError:
        outcome = Outcome.OUT_OF_MEMORY
    except BaseException:  # noqa: BLE001 - the program broke what we ran it with: in a slot its process would be lost
        said = ""
    wall_seconds = perf_counter() - began
    if cell.exit.code is not None:
        exit_code, said = cell.exit.code, ""
    return {
        "outcome": Outcome.OUTPUT_LIMIT if streams.truncated else outcome,
        "wall_seconds": round(wall_seconds, 6),
        "stdout": streams.stdout.text(),
        "stderr": streams.stderr.text(),
        "truncated": streams.truncated,
        "exit_code": exit_code & 0xFF,
        "said": joined(drawn, said),
    }


def joined(drawn: Sequence[bytes], said: str) -> str:
    """A statement as a slot passes it on: the lines of the drawing, then what the process said."""
    return b"".join(drawn).decode() + said


def asked(ask: Callable[[str], str | None], unfinished: Callable[[], str]) -> TextIO:
    """A standard input that asks for each line when it is read; what it asks is what was printed last."""
    return io.TextIOWrapper(io.BufferedReader(_Asked(ask, unfinished)), "utf-8", "surrogateescape")


class _Asked(io.RawIOBase):
    """Gives the lines that are typed, as bytes, each with its end."""

    name = "<stdin>"

    def __init__(self, ask: Callable[[str], str | None], unfinished: Callable[[], str]) -> None:
        self._ask, self._unfinished = ask, unfinished
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        if not self._left:
            line = self._ask(self._unfinished())
            if line is None:
                return 0
            self._left = f"{line}\n".encode("utf-8", "surrogatepass")
        given, self._left = self._left[: len(room)], self._left[len(room) :]
        room[: len(given)] = given
        return len(given)
