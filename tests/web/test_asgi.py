"""The application behind an event loop: the same answers, and no thread held by a slow client."""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
import subprocess
import threading
import time
import urllib.request
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, Response, request

from grader.cli.serve import direct_command
from grader.clock import now
from grader.machine.certificate import Files, Machine, ensure
from tests.grader.cli.test_up import free_port
from web.asgi import Bridge
from web.built.assets import DIST

MOST = 1000


@pytest.fixture
def app() -> Flask:
    made = Flask(__name__)
    made.config["MAX_CONTENT_LENGTH"] = MOST

    @made.route("/<path:path>", methods=["GET", "POST"])
    def echo(path: str) -> dict[str, object]:
        wanted = ("Cookie", "X-One", "X-Forwarded-For")
        return {
            "path": path,
            "query": request.args.to_dict(flat=False),
            "body": request.get_data(as_text=True),
            "headers": {name: request.headers.get(name) for name in wanted},
            "url": request.url,
            "from": request.remote_addr,
        }

    return made


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run it in a thread of its own: in this one the event loop of a browser test may be running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


def ask(
    app: Callable[..., Any], parts: list[bytes] | None = None, *, leaves: bool = False, threads: int = 1, **changes
):
    """Status, headers and body of the answer; what the server sends in `parts` is the body of the request."""
    told: list[dict] = []
    scope = {
        "type": "http", "method": "GET", "path": "/x", "scheme": "https", "headers": [(b"host", b"kradan.local:8443")],
        "http_version": "1.1", "client": ("192.168.1.5", 5000), "server": ("192.168.1.10", 8443), "query_string": b"",
    } | changes  # fmt: skip

    async def run() -> None:
        waiting = list(parts or [b""])
        idle = asyncio.Event()

        async def receive() -> dict:
            if waiting:
                return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting) or leaves}
            if not leaves:
                await idle.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict) -> None:
            told.append(message)

        await Bridge(app, MOST, threads)(scope, receive, send)

    finish(run())
    if not told:
        return None
    headers = {name.decode(): value.decode() for name, value in told[0]["headers"]}
    assert all(one["more_body"] for one in told[1:-1])
    assert not told[-1]["more_body"]
    return told[0]["status"], headers, b"".join(one["body"] for one in told[1:])


def echoed(app: Flask, *args, **changes):
    import json

    status, _headers, body = ask(app, *args, **changes)
    assert status == 200
    return json.loads(body)


def test_a_request_arrives_as_it_was_sent(app):
    headers = [(b"host", b"kradan.local:8443"), (b"content-length", b"9"), (b"x-one", b"1"), (b"x-one", b"2")]
    told = echoed(
        app,
        [b"nam", b"e=\xe0\xb8", b"\x81x"],
        method="POST",
        path="/ครู/x y",
        query_string=b"a=1&a=%E0%B8%81",
        headers=headers,
    )
    assert (told["path"], told["query"], told["body"]) == ("ครู/x y", {"a": ["1", "ก"]}, "name=กx")
    assert told["headers"]["X-One"] == "1,2"
    assert told["url"].startswith("https://kradan.local:8443/")
    assert told["from"] == "192.168.1.5"


def test_cookies_that_came_apart_are_put_together(app):
    headers = [(b"host", b"x"), (b"cookie", b"a=1"), (b"cookie", b"b=2")]
    assert echoed(app, headers=headers)["headers"]["Cookie"] == "a=1; b=2"


def test_a_header_cannot_pass_for_another_one(app):
    headers = [(b"host", b"x"), (b"x_forwarded_for", b"1.2.3.4")]
    assert echoed(app, headers=headers)["headers"]["X-Forwarded-For"] is None


@pytest.mark.parametrize("length", [[(b"content-length", b"2000")], []], ids=["as it says", "as it turns out"])
def test_what_is_too_long_is_refused(app, length):
    status, _headers, _body = ask(
        app, [b"x" * 600, b"x" * 600, b"x" * 800], method="POST", headers=[(b"host", b"x"), *length]
    )
    assert status == 413


def test_who_leaves_before_all_was_sent_gets_no_answer_and_calls_nothing(app):
    called = []
    app.before_request(lambda: called.append(1))
    assert ask(app, [b"half"], leaves=True, method="POST") is None
    assert called == []


def test_an_answer_goes_out_as_it_is_made_and_ends_when_nobody_listens(app):
    ended = threading.Event()

    def endless() -> Iterator[bytes]:
        try:
            while True:
                yield b"event\n"
                time.sleep(0.01)
        finally:
            ended.set()

    @app.get("/live")
    def live() -> Response:
        return Response(endless(), mimetype="text/event-stream")

    told: list[dict] = []

    async def run() -> None:
        enough, asked = asyncio.Event(), []

        async def receive() -> dict:
            asked.append(1)
            if len(asked) == 1:
                return {"type": "http.request", "body": b"", "more_body": False}
            await enough.wait()
            return {"type": "http.disconnect"}

        async def send(message: dict) -> None:
            told.append(message)
            if len(told) == 5:
                enough.set()

        scope = {"type": "http", "method": "GET", "path": "/live", "headers": [(b"host", b"x")]}
        await asyncio.wait_for(Bridge(app, MOST, 1)(scope, receive, send), 20)

    finish(run())
    assert ended.is_set()
    assert [one["body"] for one in told[1:5]] == [b"event\n"] * 4


def test_a_failing_application_fails_here_too(app):
    def fails(_environ: object, _start: object) -> list[bytes]:
        raise KeyError("ours")

    with pytest.raises(KeyError):
        ask(fails)


# --- with the server itself ------------------------------------------------------------------------------------------


@pytest.fixture
def lan(tmp_path: Path, sqlite_url: str) -> Iterator[tuple[int, ssl.SSLContext]]:
    """The application by HTTPS, with two threads; its port, and what a device has that trusts it."""
    files, port = Files(tmp_path / "https"), free_port()
    ensure(files, Machine("lab", ()), now())
    environ = {name: value for name, value in os.environ.items() if not name.startswith("KRADAN_")} | {
        "KRADAN_MODE": "development", "KRADAN_SECRET_KEY": "a secret of the tests", "KRADAN_DATABASE_URL": sqlite_url,
        "KRADAN_DATA_DIR": str(tmp_path), "KRADAN_THREADS": "2", "PYTHONPATH": str(Path(__file__).parents[2]),
    }  # fmt: skip
    server = subprocess.Popen(direct_command("127.0.0.1", port, certificate=files.server), env=environ)
    context = ssl.create_default_context(cafile=files.authority)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                page(port, context)
                break
            except OSError:
                assert time.monotonic() < deadline
                assert server.poll() is None
                time.sleep(0.1)
        yield port, context
    finally:
        server.terminate()
        server.wait(30)


def page(port: int, context: ssl.SSLContext, path: str = "/healthz") -> bytes:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=context))
    with opener.open(f"https://127.0.0.1:{port}{path}", timeout=30) as answer:
        return bytes(answer.read())


def line(port: int, context: ssl.SSLContext) -> ssl.SSLSocket:
    return context.wrap_socket(socket.create_connection(("127.0.0.1", port), timeout=30), server_hostname="127.0.0.1")


def test_slow_phones_hold_nobody_up(lan):
    """Many more than there are threads: half a body, half a head, half a handshake."""
    port, context = lan
    half = b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nhalf"
    slow: list[socket.socket] = []
    try:
        for sent in [half, half[:30]] * 10:
            slow.append(line(port, context))
            slow[-1].sendall(sent)
        slow += [socket.create_connection(("127.0.0.1", port)) for _ in range(10)]
        assert b"ok" in page(port, context)
        slow[0].sendall(b"x" * 996)
        assert slow[0].recv(12) == b"HTTP/1.1 400"
    finally:
        for one in slow:
            one.close()


def test_phones_that_take_nothing_of_what_they_asked_for_hold_nobody_up(lan):
    """Many more than there are threads, each with a large file on its way: Python's own, which every phone fetches once."""
    port, context = lan
    large = max((DIST.rglob("*.wasm")), key=lambda path: path.stat().st_size).relative_to(DIST).as_posix()
    asked = f"GET /static/dist/{large} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    slow = []
    try:
        for _ in range(6):
            slow.append(line(port, context))
            slow[-1].sendall(asked)
            assert slow[-1].recv(12) == b"HTTP/1.1 200"
        assert b"ok" in page(port, context)
    finally:
        for one in slow:
            one.close()


def test_one_line_serves_many_pages(lan):
    port, context = lan
    with line(port, context) as kept:
        for _ in range(20):
            kept.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            told = b""
            while b'"ok"' not in told:
                part = kept.recv(65536)
                assert part
                told += part


def test_what_is_too_large_is_refused_before_it_was_sent(lan):
    port, context = lan
    with line(port, context) as kept:
        kept.sendall(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n")
        assert kept.recv(12) == b"HTTP/1.1 413"
