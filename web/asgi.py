"""The application behind an event loop: a request is taken in whole before a thread begins with it.

On a school's network browsers reach us without a proxy between. A phone with a poor link may send its work for half a minute, shakes
hands for TLS as slowly, and takes as long to receive Python: that costs the loop a connection, never a thread. Answers go out as they
are made: a thread makes one part, the loop sends it, and only then a thread is asked for the next.
"""

from __future__ import annotations

import asyncio
import io
import os
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, BinaryIO, TypeVar
from wsgiref.util import FileWrapper

from flask import Flask

from web import wsgi

Made = TypeVar("Made")
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Scope = dict[str, Any]

THREADS_VARIABLE = "KRADAN_THREADS"
USUAL_THREADS = 40
SLOWEST_BODY_SECONDS = 120.0
"""Within this time a request has to be there as a whole."""
SLOWEST_PART_SECONDS = 120.0
"""Within this time a client has to take one part of an answer."""
_BLOCK_BYTES = 2**18


class ClientGone(Exception):
    """Nobody waits for the answer any more."""


class Bridge:
    """An ASGI application that answers as a WSGI one does, in threads of its own."""

    def __init__(self, application: Callable[..., Iterable[bytes]], most_bytes: int, threads: int) -> None:
        """`most_bytes`: of a request's body; `application` refuses what says it is longer."""
        self._application = application
        self._most_bytes = most_bytes
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        environ = _environ(scope)
        try:
            async with asyncio.timeout(SLOWEST_BODY_SECONDS):
                body = await self._body(receive, environ)
        except (TimeoutError, ClientGone):
            return
        environ |= {"wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(max(len(body), _claimed(environ)))}
        answer = _Answer(self._in_a_thread, send)
        giving = asyncio.ensure_future(answer.give(self._application, environ))
        watching = asyncio.ensure_future(_until_gone(receive))
        try:
            await asyncio.wait({giving, watching}, return_when=asyncio.FIRST_COMPLETED)
            answer.is_wanted = not watching.done()
            await giving
        except ClientGone:
            return
        finally:
            watching.cancel()

    def _in_a_thread(self, call: Callable[[], Made]) -> asyncio.Future[Made]:
        return asyncio.get_running_loop().run_in_executor(self._threads, call)

    async def _body(self, receive: Receive, environ: dict[str, Any]) -> bytearray:
        """The whole body; of one that is too long, so much that the application sees it. Raises ClientGone."""
        body, more = bytearray(), _claimed(environ) <= self._most_bytes
        while more and len(body) <= self._most_bytes:
            message = await receive()
            if message["type"] != "http.request":
                raise ClientGone
            body += message.get("body", b"")
            more = message.get("more_body", False)
        return body[: self._most_bytes + 1]


class _Answer:
    """One answer: made part by part in threads, sent by the loop; a page crosses over in one piece."""

    def __init__(self, in_a_thread: Callable[[Callable[[], Any]], Awaitable[Any]], send: Send) -> None:
        self._in_a_thread, self._send = in_a_thread, send
        self.is_wanted = True
        """False once the client is gone; what is being made then is made to its end, and nothing after it."""
        self._start: Message | None = None
        self._left: int | None = None
        """How many bytes are still to come, where that was said."""

    async def give(self, application: Callable[..., Iterable[bytes]], environ: dict[str, Any]) -> None:
        """Call the application and send what it gives. Raises ClientGone, also for one that takes nothing for too long."""
        parts, part = await self._in_a_thread(lambda: self._begun(application(environ, self._begin)))
        try:
            while part is not None and not await self._write(part):
                part = await self._in_a_thread(lambda: next(parts, None))
            if part is None:
                await self._tell({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            await self._in_a_thread(parts.close)

    def _begun(self, parts: Iterable[bytes]) -> tuple[_Parts, bytes | None]:
        """The parts and the first of them, which most answers consist of."""
        made = _Parts(parts)
        try:
            return made, next(made, None)
        except BaseException:
            made.close()
            raise

    def _begin(self, status: str, headers: list[tuple[str, str]], _error: object = None) -> Callable[[bytes], None]:
        told = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        self._start = {"type": "http.response.start", "status": int(status.split(" ", 1)[0]), "headers": told}
        length = dict(told).get(b"content-length", b"")
        self._left = int(length) if length.isdigit() else None
        return _no_writing

    async def _write(self, part: bytes) -> bool:
        """Send a part; whether it was the last, where the answer said how long it is."""
        if self._left is not None:
            self._left -= len(part)
        is_last = self._left is not None and self._left <= 0
        await self._tell({"type": "http.response.body", "body": part, "more_body": not is_last})
        return is_last

    async def _tell(self, message: Message) -> None:
        """Send, after the start if that was not sent yet; comes back when there is room for more."""
        start, self._start = self._start, None
        try:
            async with asyncio.timeout(SLOWEST_PART_SECONDS):
                for one in [message] if start is None else [start, message]:
                    if not self.is_wanted:
                        raise ClientGone
                    await self._send(one)
        except (TimeoutError, ConnectionError) as error:
            raise ClientGone from error


class _Parts(Iterator[bytes]):
    """What an application gave, without its empty parts."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self._given, self._left = parts, iter(parts)

    def __next__(self) -> bytes:
        return next(part for part in self._left if part)

    def close(self) -> None:
        """Tell the application that nothing more is asked for."""
        close = getattr(self._given, "close", None)
        if close is not None:
            close()


def _no_writing(_part: bytes) -> None:
    raise NotImplementedError("the application gives its answer; it does not write it")


def application() -> Bridge:
    """The application as a server asks for it: with the settings of its environment. Raises SettingsError."""
    app = wsgi.application()
    return Bridge(app, _most_bytes(app), int(os.environ.get(THREADS_VARIABLE, USUAL_THREADS)))


def _most_bytes(app: Flask) -> int:
    most: int = app.config["MAX_CONTENT_LENGTH"]
    return most


async def _until_gone(receive: Receive) -> None:
    """Come back when the client leaves; after the body nothing else comes."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _environ(scope: Scope) -> dict[str, Any]:
    """The request as WSGI has it, without its body."""
    server, client = scope.get("server") or ("localhost", None), scope.get("client") or ("", 0)
    environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "surrogatepass").decode("latin-1"),
        "QUERY_STRING": scope.get("query_string", b"").decode("latin-1"),
        "SERVER_NAME": server[0],
        "SERVER_PORT": str(server[1] or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": _blocks,
    }
    return environ | dict(_headers(scope["headers"]))


def _headers(headers: Iterable[tuple[bytes, bytes]]) -> Iterator[tuple[str, str]]:
    """Each header once, under its name in WSGI; a name with an underscore could pass for another one and is left out."""
    found: dict[str, list[str]] = {}
    for raw_name, value in headers:
        name = raw_name.decode("latin-1").upper()
        if "_" not in name:
            found.setdefault(name.replace("-", "_"), []).append(value.decode("latin-1"))
    for name, values in found.items():
        known = name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"
        yield known, ("; " if name == "COOKIE" else ",").join(values)


def _claimed(environ: dict[str, Any]) -> int:
    """How long the request says it is; it may be too long to have been read to its end."""
    text = environ.get("CONTENT_LENGTH", "")
    return int(text) if text.isascii() and text.isdigit() else 0


def _blocks(file: BinaryIO, _size: int = 0) -> FileWrapper:
    """A file in blocks that are worth a way to the loop."""
    return FileWrapper(file, _BLOCK_BYTES)
