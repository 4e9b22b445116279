"""The `kradan` command: its subcommands, loaded one at a time, and how its errors are told."""

from __future__ import annotations

import sys
import textwrap
import traceback
from collections.abc import Sequence
from importlib import import_module

import click

COMMANDS = {
    "up": "Run everything on this machine: database, queue, workers and web server.",
    "grade": "Grade submissions to one exercise, without server or database.",
    "check": "Prove exercises: right answers pass, wrong ones fail where they say.",
    "draw": "Let the reference solution draw the pictures that tests ask for.",
    "doctor": "Say what works on this machine, what is missing and how to mend it.",
    "user": "Accounts from the command line: add, passwd, list.",
    "serve": "Run the web server.",
    "worker": "Run workers: each grades one submission at a time in its own slot.",
    "sweep": "Run the sweeper: whatever was lost goes on by itself.",
    "db": "The database: upgrade it to this version.",
}
"""Name to what it does; each has a module here of the same name with a click command called `command`."""
INTERRUPTED = 130


class Commands(click.Group):
    """Imports a subcommand when it is called, so that each starts as quickly as it can."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The subcommand, imported now."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = import_module(f"grader.cli.{cmd_name}").command
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The list of subcommands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="kradan", prog_name="kradan")
@click.option("--debug", is_flag=True, help="On an error, show where in the code it came from.")
def cli(*, debug: bool) -> None:
    """Kradan, a self-hosted autograder for coding exercises.

    \b
    Try it:                       kradan up --demo
    Grade a file:                 kradan grade exercises/python-basics/sum-two answer.py
    Prove your exercises:         kradan check exercises/
    Something does not work:      kradan doctor
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit; an error is one clear paragraph on standard error."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [one for one in given if one != "--debug"]
    try:
        code = cli.main(given, prog_name="kradan", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - here every error becomes a paragraph
        if debug:
            traceback.print_exc()
        else:
            from grader.cli.told import told  # noqa: PLC0415 - what only an error needs is loaded by an error

            print(paragraph(told(error)), file=sys.stderr)
        sys.exit(exit_code(error))
    sys.exit(code if isinstance(code, int) else 0)


def paragraph(text: str) -> str:
    """The text as `kradan: …`, wrapped; lines that are indented or a list stay as they are."""
    lines = [
        line
        if line.startswith((" ", "-"))
        else textwrap.fill(line, 100, break_long_words=False, break_on_hyphens=False)
        for line in f"kradan: {text}".splitlines()
    ]
    return "\n".join(lines)


def exit_code(error: Exception) -> int:
    """What an error says for itself with an `exit_code` of its own, else 1."""
    code = getattr(error, "exit_code", 1)
    return code if isinstance(code, int) else 1
