"""The sweeper's loop."""

from __future__ import annotations

from grader.cli import sweep
from grader.settings import Settings
from grader.sync import FolderWatch, sync_folder


def test_exercises_that_could_not_be_read_now_are_read_in_the_next_round(sessions, queue, tmp_path, monkeypatch):
    tries = []

    def sync(*about):
        tries.append(about)
        if len(tries) == 1:
            raise OSError("the disk is away for a while")
        return sync_folder(*about)

    monkeypatch.setattr(sweep, "sync_folder", sync)
    settings, watch = Settings(secret_key="a secret", exercises_dir=tmp_path), FolderWatch(tmp_path)
    for _ in range(3):
        sweep._round(settings, sessions, queue, watch)
    assert len(tries) == 2
