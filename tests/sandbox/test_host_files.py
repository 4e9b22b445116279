"""How many processes the kernel killed for memory is read from control groups of both versions."""

from pathlib import Path

import pytest

from sandbox.supervisor import host_files
from sandbox.supervisor.host_files import HostFiles

V1 = "oom_kill_disable 0\nunder_oom 0\noom_kill {}\n"
V2 = "low 0\nhigh 12\nmax 31\noom 7\noom_kill {}\noom_group_kill 0\n"


@pytest.mark.parametrize("content", [V1, V2], ids=["memory.oom_control", "memory.events"])
def test_kills_are_counted_as_they_happen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str):
    file = tmp_path / "kills"
    file.write_text(content.format(0), encoding="ascii")
    monkeypatch.setattr(host_files, "_CGROUP_OOM_FILES", (str(tmp_path / "not-here"), str(file)))
    host = HostFiles()
    assert host.memory_kills() == 0
    file.write_text(content.format(13), encoding="ascii")
    assert host.memory_kills() == 13


def test_version_2_is_read_where_both_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    first, second = tmp_path / "memory.events", tmp_path / "memory.oom_control"
    first.write_text(V2.format(2), encoding="ascii")
    second.write_text(V1.format(1), encoding="ascii")
    monkeypatch.setattr(host_files, "_CGROUP_OOM_FILES", (str(first), str(second)))
    assert HostFiles().memory_kills() == 2


def test_where_nobody_counts_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(host_files, "_CGROUP_OOM_FILES", (str(tmp_path / "not-here"),))
    assert HostFiles().memory_kills() == 0


def test_a_kernel_too_old_to_count_counts_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "memory.oom_control"
    file.write_text("oom_kill_disable 0\nunder_oom 0\n", encoding="ascii")
    monkeypatch.setattr(host_files, "_CGROUP_OOM_FILES", (str(file),))
    assert HostFiles().memory_kills() == 0
