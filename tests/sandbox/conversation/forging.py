"""A student's process that says whatever a test wants it to say."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sandbox.conversation.judge import Conversation
from sandbox.supervisor import wire

Say = Callable[[list[Any]], bytes | list[bytes | None] | None]
"""What is said to a question (its fields): bytes, or None to hang up."""


def frame(fields: Any, stdout: bytes = b"", stderr: bytes = b"") -> bytes:
    text = fields if isinstance(fields, bytes) else json.dumps(fields).encode()
    return wire.pack(struct.pack(">II", len(stdout), len(stderr)) + stdout + stderr + text)


def answer(value: Any, *, entries: Any = (), changes: Any = (), classes: Any = (), kind: Any = 1) -> bytes:
    return frame([kind, [value], list(entries), list(changes), list(classes), []])


def question(*body: Any, entries: Any = ()) -> bytes:
    return frame([0, list(body), list(entries), [], [], []])


FUNCTION = [1, "function", "function", "builtins", ["__call__"], [], None, ["object"]]
"""The description of the class of functions, under the number 1."""

A_FUNCTION = answer({"my": [2, 1]}, classes=[FUNCTION])


@contextmanager
def forger(say: Say) -> Iterator[Any]:
    """The solution's module; attributes of it are honest functions, and what calling one gives is `say`'s."""
    ours, theirs = socket.socketpair()
    thread = threading.Thread(target=_live, args=(theirs, say), daemon=True)
    thread.start()
    conversation = Conversation(["solution"], lambda: ours)
    conversation.collecting = False
    conversation.install()
    try:
        yield conversation
    finally:
        conversation.uninstall()
        thread.join(20)
        assert not thread.is_alive()


def _live(line: socket.socket, say: Say) -> None:
    with line:
        for what in (say_module, say_function):
            message = wire.read(line.recv)
            if message is None:
                return
            line.sendall(what())
        while (message := wire.read(line.recv)) is not None:
            said = say(json.loads(message[8:]))
            for part in said if isinstance(said, list) else [said]:
                if part is None:
                    return
                try:
                    line.sendall(part)
                except OSError:
                    return


def say_module() -> bytes:
    return answer({"my": [3, 4]}, classes=[[4, "module", "module", "builtins", [], [], None, ["object"]]])


def say_function() -> bytes:
    return A_FUNCTION
