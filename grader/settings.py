"""The settings, read once from the environment; all mistakes are told together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

T = TypeVar("T")


class SettingsError(Exception):
    """One or more settings are wrong; the text names each with what it must be."""


class Mode(StrEnum):
    """What this installation is for."""

    DEVELOPMENT = "development"
    """`kradan up` on one machine: embedded database and queue, the local slot allowed."""
    PRODUCTION = "production"
    """Only slots in containers; no defaults for secrets."""


class SandboxChoice(StrEnum):
    """Which sandbox a worker or a command takes."""

    AUTO = "auto"
    DOCKER = "docker"
    SINGLE_USE = "single-use"
    """Containers for one submission each, for hosts that deny containers their own namespaces. Never chosen by `auto`."""
    LOCAL = "local"

    @property
    def is_for_production(self) -> bool:
        """Whether it has the wall of a container, always."""
        return self in {SandboxChoice.DOCKER, SandboxChoice.SINGLE_USE}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Durations in seconds, sizes in their unit's name."""

    secret_key: str
    mode: Mode = Mode.PRODUCTION
    data_dir: Path = Path("var")
    """Where an installation keeps what it writes: database, queue, keys."""
    exercises_dir: Path = Path("exercises")
    database_url: str = "sqlite:///var/kradan.db"
    redis_url: str = "redis://127.0.0.1:6379/0"
    sandbox: SandboxChoice = SandboxChoice.AUTO
    https: bool = False
    """Whether browsers reach us by HTTPS: cookies are then `Secure`."""
    proxies: int = 0
    """How many reverse proxies stand in front and set X-Forwarded-*."""
    worker_processes: int = 2
    max_submission_kib: int = 256
    live_streams: int = 24
    """How many live-result streams a web process serves; beyond that pages poll."""
    timezone: str = "Asia/Bangkok"
    """Whose clock the pages show, as a name of the IANA database."""
    setup_code_file: Path | None = None
    http_port: int | None = None
    https_port: int | None = None
    """Where `kradan up --lan` serves a school's network itself, by both; `https` then says which of them this process is."""
    lan_name: str | None = None
    """The name in the school's own certificate; None: the certificate is of an authority of this machine's own."""

    @property
    def https_dir(self) -> Path:
        """Where certificates and their keys lie."""
        return self.data_dir / "https"

    @property
    def is_plain_beside_https(self) -> bool:
        """Whether this process serves without encryption what another one serves with it, on the same machine."""
        return self.https_port is not None and not self.https

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Settings:
        """Settings from `KRADAN_*`; a secret may be given as `KRADAN_NAME_FILE`. Raises SettingsError."""
        reader = _Reader(environ)
        mode = reader.value("MODE", Mode, Mode.PRODUCTION)
        data_dir = reader.value("DATA_DIR", Path, Path("var"))
        production = mode is Mode.PRODUCTION
        settings = cls(
            mode=mode,
            data_dir=data_dir,
            secret_key=reader.secret("SECRET_KEY", required=True),
            exercises_dir=reader.value("EXERCISES_DIR", Path, Path("exercises")),
            database_url=reader.secret("DATABASE_URL", f"sqlite:///{data_dir}/kradan.db", required=production),
            redis_url=reader.secret("REDIS_URL", "redis://127.0.0.1:6379/0", required=production),
            sandbox=reader.value("SANDBOX", SandboxChoice, SandboxChoice.DOCKER if production else SandboxChoice.AUTO),
            https=reader.value("HTTPS", _boolean, production),
            proxies=reader.value("PROXIES", _count, 0),
            worker_processes=reader.value("WORKER_PROCESSES", _positive, 2),
            max_submission_kib=reader.value("MAX_SUBMISSION_KIB", _positive, 256),
            live_streams=reader.value("LIVE_STREAMS", _count, 24),
            timezone=reader.value("TIMEZONE", _timezone, "Asia/Bangkok"),
            setup_code_file=reader.value("SETUP_CODE_FILE", Path, None),
            http_port=reader.value("HTTP_PORT", _positive, None),
            https_port=reader.value("HTTPS_PORT", _positive, None),
            lan_name=reader.value("LAN_NAME", str, None),
        )
        if production and not settings.sandbox.is_for_production:
            reader.mistakes.append("KRADAN_SANDBOX must be docker or single-use in production")
        reader.finish()
        return settings


class _Reader:
    """Reads one variable after the other and collects what is wrong with them."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.mistakes: list[str] = []

    def value(self, name: str, read: Callable[[str], T], default: T) -> T:
        text = self.environ.get(f"KRADAN_{name}", "")
        if not text:
            return default
        try:
            return read(text)
        except ValueError as error:
            self.mistakes.append(f"KRADAN_{name} is {text!r}: {error}")
            return default

    def secret(self, name: str, default: str = "", *, required: bool) -> str:
        file = self.environ.get(f"KRADAN_{name}_FILE", "")
        text = self.environ.get(f"KRADAN_{name}", "")
        if file and text:
            self.mistakes.append(f"KRADAN_{name} and KRADAN_{name}_FILE are both set: keep one")
        if file:
            try:
                text = Path(file).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as error:
                self.mistakes.append(f"KRADAN_{name}_FILE cannot be read: {error}")
        if not text and required:
            self.mistakes.append(f"KRADAN_{name} is missing (or KRADAN_{name}_FILE, the path of a file that holds it)")
        return text or default

    def finish(self) -> None:
        if self.mistakes:
            raise SettingsError("\n".join(self.mistakes))


def _boolean(text: str) -> bool:
    if text.lower() in {"1", "true", "yes", "on"}:
        return True
    if text.lower() in {"0", "false", "no", "off"}:
        return False
    message = "must be true or false"
    raise ValueError(message)


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        message = "must be a whole number"
        raise ValueError(message)
    return int(text)


def _positive(text: str) -> int:
    number = _count(text)
    if number < 1:
        message = "must be at least 1"
        raise ValueError(message)
    return number


def _timezone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        message = "must be a time zone such as Asia/Bangkok"
        raise ValueError(message) from None
