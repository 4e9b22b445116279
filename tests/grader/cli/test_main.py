from __future__ import annotations

import re
import subprocess
import sys

import pytest
from click.testing import CliRunner
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy.exc import OperationalError

from grader.cli import main as main_module
from grader.cli.main import COMMANDS, cli, main
from grader.cli.told import told
from grader.errors import ExerciseBroken, Invalid, NotFound, Retryable
from grader.exercise.problems import Problem
from grader.settings import SandboxChoice, Settings, SettingsError
from sandbox.errors import SandboxUnavailable


def run(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "grader", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False, env=environ or None)


def test_help_lists_every_command_in_the_order_a_newcomer_needs_them():
    shown = CliRunner().invoke(cli, ["--help"]).output
    places = [shown.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_says_more_than_its_name(name):
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.output) > 200
    assert "\b" not in result.output
    assert "\\b" not in result.output


def test_help_comes_without_loading_what_it_does_not_need():
    loaded = "import sys, grader.cli.main; print(sorted({'sqlalchemy', 'rq', 'docker', 'flask'} & sys.modules.keys()))"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_a_command_that_there_is_not_ends_with_2_and_names_the_help():
    done = run("nonsense")
    assert done.returncode == 2
    assert "No such command 'nonsense'" in done.stderr


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            Invalid({"username": "username-taken", "name": "bad-name"}),
            ["username: there is an account", "name: a name"],
        ),
        (NotFound("no-such-person"), ["kradan user list"]),
        (Retryable("queue-unreachable", reason="refused {x}"), ["refused {x}", "KRADAN_REDIS_URL"]),
        (Retryable("strange"), ["Try again later"]),
        (ExerciseBroken([Problem("a.yaml", 3, 1, "tests", "bad", "no tests")]), ["a.yaml:3:1"]),
        (SettingsError("A is missing\nB is wrong"), ["- A is missing", "- B is wrong"]),
        (SandboxUnavailable("no engine answers"), ["no engine answers"]),
        (OperationalError("SELECT", {}, Exception("no such table: users")), ["kradan db upgrade"]),
        (OperationalError("SELECT", {}, Exception("connection refused")), ["KRADAN_DATABASE_URL"]),
        (FileNotFoundError(2, "No such file or directory", "/x"), ["No such file or directory: /x"]),
        (RedisConnectionError("away"), ["ConnectionError: away", "--debug"]),
        (ZeroDivisionError("ours"), ["ZeroDivisionError: ours", "--debug"]),
    ],
)
def test_every_error_is_told_with_the_way_to_mend_it(error, words):
    text = told(error)
    for word in words:
        assert word in text


def test_an_error_is_one_paragraph_without_a_traceback(capsys, monkeypatch):
    def broken(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(main_module.cli, "main", broken)
    with pytest.raises(SystemExit) as ended:
        main(["doctor"])
    shown = capsys.readouterr().err
    assert ended.value.code == 1
    assert shown.startswith("kradan: Something went wrong")
    assert "Traceback" not in shown
    with pytest.raises(SystemExit):
        main(["doctor", "--debug"])
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_ends_quietly(monkeypatch, capsys):
    def interrupted(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main_module.cli, "main", interrupted)
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 130
    assert capsys.readouterr().err == ""


def test_missing_settings_are_all_told_at_once():
    done = run("worker", PATH="/usr/bin", KRADAN_DATA_DIR="/nowhere")
    assert done.returncode == 1
    for name in ("KRADAN_SECRET_KEY", "KRADAN_DATABASE_URL", "KRADAN_REDIS_URL"):
        assert name in done.stderr
    assert "name its folder with --data DIR" in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["user list", "db upgrade", "worker", "sweep --once", "serve"])
def test_a_data_folder_that_is_not_there_is_told_by_its_name(command):
    done = run(*command.split(), "--data", "/nowhere", PATH="/usr/bin")
    assert done.returncode == 1
    assert "There is no data of a `kradan up` in /nowhere." in done.stderr
    assert "KRADAN_SECRET_KEY" not in done.stderr


def test_the_web_server_tells_missing_settings_without_a_traceback():
    done = run("serve", PATH="/usr/bin", KRADAN_DATA_DIR="/nowhere")
    assert done.returncode == 1
    assert "KRADAN_SECRET_KEY is missing" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_production_worker_takes_containers_only(tmp_path):
    done = run(
        "worker",
        "--sandbox",
        "local",
        KRADAN_SECRET_KEY="x",
        KRADAN_DATABASE_URL=f"sqlite:///{tmp_path}/k.db",
        KRADAN_REDIS_URL="redis://127.0.0.1:1/0",
    )
    assert done.returncode == 1
    assert re.search(r"production worker takes slots in\s+containers only", done.stderr)


@pytest.mark.parametrize(
    ("choice", "allowed"), [("docker", True), ("single-use", True), ("local", False), ("auto", False)]
)
def test_production_settings_take_only_what_has_the_wall_of_a_container(choice, allowed):
    environ = {
        "KRADAN_SECRET_KEY": "x",
        "KRADAN_DATABASE_URL": "sqlite://",
        "KRADAN_REDIS_URL": "redis://127.0.0.1:1/0",
        "KRADAN_SANDBOX": choice,
    }
    if allowed:
        assert Settings.from_env(environ).sandbox is SandboxChoice(choice)
    else:
        with pytest.raises(SettingsError, match="docker or single-use in production"):
            Settings.from_env(environ)
