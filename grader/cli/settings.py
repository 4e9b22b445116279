"""The settings as a command finds them: what the environment says, and for a machine of one's own the folder of `kradan up`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click

from grader.machine.data_dir import DataDir
from grader.machine.valkey import address
from grader.settings import Mode, Settings, SettingsError

PROJECT = Path(__file__).resolve().parents[2]
USUAL_DATA_DIR = "var"


IN_DATA_DIR = frozenset({"KRADAN_DATABASE_URL", "KRADAN_REDIS_URL", "KRADAN_SECRET_KEY"})
"""Settings that the data folder answers."""


class NoDataFolder(Exception):
    """The folder that --data names holds nothing of a `kradan up`; the text says how to mend it."""

    is_told = True


data_option = click.option(
    "--data",
    type=click.Path(file_okay=False),
    help="The data folder of a `kradan up`, instead of what the environment says.",
)


def exercises_dir() -> Path:
    """The folder of exercises: as set, or `exercises` here, or the one this project brings."""
    named = os.environ.get("KRADAN_EXERCISES_DIR")
    if named:
        return Path(named).absolute()
    here = Path("exercises").absolute()
    return here if here.is_dir() else PROJECT / "exercises"


def data_dir(named: str | None) -> Path:
    """The data folder: as named, as set, or `var` here."""
    return Path(named or os.environ.get("KRADAN_DATA_DIR") or USUAL_DATA_DIR).absolute()


def found_settings(named_data_dir: str | None = None) -> Settings:
    """What the environment says; where it names no database, that of the data folder that `kradan up` made.

    Raises SettingsError when the environment is wrong, or when there is neither, and NoDataFolder.
    """
    environ = environment_of(named_data_dir)
    try:
        return Settings.from_env(environ)
    except SettingsError as error:
        if _names_database(environ):
            raise
        looked = data_dir(None)
        raise SettingsError(
            f"{error}\nnor is the data of a `kradan up` in {looked}: name its folder with --data DIR"
        ) from error


def environment_of(named_data_dir: str | None = None) -> Mapping[str, str]:
    """The environment that `found_settings` reads: this process's own, or with that of the data folder. Raises NoDataFolder."""
    folder = DataDir(data_dir(named_data_dir))
    is_there = folder.secret_key_file.is_file()
    if named_data_dir is not None and not is_there:
        raise NoDataFolder(
            f"There is no data of a `kradan up` in {folder.path}. Name the folder that one was started with, or make it: "
            f"kradan up --data '{folder.path}'"
        )
    if not is_there or (named_data_dir is None and _names_database(os.environ)):
        return os.environ
    own = {name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in IN_DATA_DIR}
    return own | environment(folder)


def _names_database(environ: Mapping[str, str]) -> bool:
    return any(environ.get(name) for name in ("KRADAN_DATABASE_URL", "KRADAN_DATABASE_URL_FILE"))


def environment(folder: DataDir) -> dict[str, str]:
    """What the processes of `kradan up` find in their environment."""
    return {
        "KRADAN_MODE": Mode.DEVELOPMENT.value,
        "KRADAN_DATA_DIR": str(folder.path),
        "KRADAN_EXERCISES_DIR": str(exercises_dir()),
        "KRADAN_DATABASE_URL": folder.database_url,
        "KRADAN_REDIS_URL": address(folder.queue_dir),
        "KRADAN_SECRET_KEY_FILE": str(folder.secret_key_file),
        "KRADAN_SETUP_CODE_FILE": str(folder.setup_code_file),
    }
