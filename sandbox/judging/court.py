"""The court: one suite from its files to the judge's statement, in this very process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sandbox.judging.colourless import import_pytest

import_pytest()

import pytest  # noqa: E402 - now that it can be imported
from _pytest.config import ConftestImportFailure, _prepareconfig  # noqa: E402

from sandbox.conversation.judge import Conversation  # noqa: E402
from sandbox.judging.approximation import by_content  # noqa: E402
from sandbox.judging.explanations import Explainer  # noqa: E402
from sandbox.judging.inquiry import Inquiry, Watched  # noqa: E402
from sandbox.judging.proceedings import Proceedings  # noqa: E402
from sandbox.statements import encode_statement  # noqa: E402
from sandbox.suites import SuiteResult  # noqa: E402
from sandbox.supervisor import layout  # noqa: E402
from sandbox.types import Limits  # noqa: E402

if TYPE_CHECKING:
    import socket

_WITHOUT = tuple(
    """cacheprovider doctest faulthandler junitxml logging pastebin reports setuponly setupplan stepwise terminal
    threadexception unraisableexception""".split()  # noqa: SIM905 - reads better
)
"""Plugins of pytest's own that show, keep or debug something: nobody looks, and each makes every suite slower."""


_LETTERS_AS_THEY_ARE = "disable_test_id_escaping_and_forfeit_all_rights_to_community_support"
"""So that a test whose parameters are named in Thai is told of in Thai."""


def judge(suite: dict[str, Any], line: socket.socket, config: pytest.Config) -> dict[str, Any]:
    """The statement on a suite as `statements.pack_suites` packs it.

    Args:
        suite: with its files.
        line: to the warden.
        config: for the folder of all suites, made before this one was known. One with a conftest needs its own.
    """
    folder = Path(layout.WORK)
    _lay_out(suite["files"], folder)
    inquiry = Inquiry(line)
    conversation = Conversation(suite["modules"], inquiry.connect)
    ahead = None if any(Path(name).name == "conftest.py" for name in suite["files"]) else config
    result = hear(folder, suite["path"], conversation, inquiry, Limits(**suite["limits"]), config=ahead)
    return dict(encode_statement(result))


def hear(
    folder: Path,
    path: str,
    conversation: Conversation,
    inquiry: Watched,
    limits: Limits,
    *,
    config: pytest.Config | None = None,
) -> SuiteResult:
    """Have pytest run the suite that lies at `path` in the folder; `config` if it was configured for that ahead."""
    explainer = Explainer(folder)
    proceedings = Proceedings(conversation, inquiry, explainer, folder, limits)
    before, own_path, problem = Path.cwd(), sys.path[:], None
    os.chdir((folder / path).parent)
    conversation.install()
    try:
        with by_content():
            _run(config or configure(folder, path), folder / path, proceedings)
    except ConftestImportFailure as error:
        problem = f"conftest.py cannot be imported\n{explainer.explain_error(error.cause)}"
    except (Exception, pytest.UsageError) as error:  # noqa: BLE001 - whatever a suite brings about is told to its author
        problem = explainer.clean(f"{type(error).__name__}: {error}")
    finally:
        conversation.uninstall()
        os.chdir(before)
        sys.path[:] = own_path
    return SuiteResult(tuple(proceedings.tests), proceedings.problem or problem)


def _run(config: pytest.Config, path: Path, proceedings: Proceedings) -> None:
    """Run pytest over one file."""
    config.args = [str(path)]
    config.pluginmanager.register(proceedings)
    try:
        config.hook.pytest_cmdline_main(config=config)
    finally:
        config._ensure_unconfigure()  # noqa: SLF001 - as pytest's own main does


def configure(folder: Path, path: str = "") -> pytest.Config:
    """How pytest is configured for suites in a folder; with what a conftest beside `path` adds to it, if that is there."""
    arguments = [word for name in _WITHOUT for word in ("-p", f"no:{name}")]
    arguments += [f"--rootdir={folder}", f"--confcutdir={folder}", "-c", os.devnull]
    arguments += ["--disable-plugin-autoload", "--strict-markers", "--capture=sys"]
    arguments += ["-o", f"{_LETTERS_AS_THEY_ARE}=true", str(folder / path)]
    return _prepareconfig(arguments, [])


def _lay_out(files: dict[str, str], folder: Path) -> None:
    """Write the suite's files, with the bytes that were read where they are no UTF-8."""
    for name, text in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode("utf-8", "surrogateescape"))
