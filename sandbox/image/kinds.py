"""What each image is made of besides the supervisor: Debian's packages, what of them is left out, and steps of its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sandbox.errors import BadRequest
from sandbox.languages import IMAGES, LANGUAGES, PYTHON

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Kind:
    """The ingredients of one image."""

    name: str
    """One of `languages.IMAGES`."""
    packages: tuple[str, ...] = ()
    unneeded: tuple[str, ...] = ()
    """Paths, as a shell matches them, that no student's program reads."""

    @property
    def tag(self) -> str:
        """What stands behind `kradan-sandbox` and `kradan-base` in the image's name."""
        return "" if self.name == PYTHON.image else f"-{self.name}"

    def extra(self) -> dict[str, bytes]:
        """The files with which its own steps are done: `installed.sh` after its packages, `prepare.sh` in the end."""
        return {path.name: path.read_bytes() for path in sorted((_HERE / self.name).glob("*.*"))}

    def installed_script(self) -> Path | None:
        """The step that follows the packages, for a root that is the script's argument."""
        script = _HERE / self.name / "installed.sh"
        return script if script.is_file() else None


_KINDS = (
    Kind(PYTHON.image),
    Kind(
        "c",
        ("gcc", "g++", "libc6-dev"),
        (
            "/usr/libexec/gcc/*/*/lto1",
            "/usr/bin/*lto-dump*",
            "/usr/bin/*gprofng*",
            "/usr/bin/*gcov*",
            "/usr/bin/*-dwp",
            "/usr/lib/*/gprofng*",
            "/usr/lib/*/libgprofng*",
            "/usr/lib/*/lib[althu]*san.so*",
            "/usr/lib/gcc/*/*/lib[althu]*san*",
            "/usr/lib/gcc/*/*/lib*san_preinit.o",
            "/usr/lib/gcc/*/*/libstdc++*.a",
            "/usr/lib/gcc/*/*/plugin/*",
            "/usr/lib/*/libc.a",
            "/usr/lib/*/libm-*.a",
            "/usr/lib/*/libmvec.a",
            "/usr/share/gdb/*",
        ),
    ),
    Kind("javascript", ("nodejs",), ("/usr/share/nodejs/corepack/*", "/usr/share/nodejs/*/*.map", "/usr/include/*")),
    Kind("java", ("openjdk-25-jdk-headless",), ("/usr/lib/jvm/*/man/*", "/etc/ssl/certs/*", "/usr/share/ca-certificates/*")),
)  # fmt: skip

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}


def kind_for(language: str) -> Kind:
    """The image that runs a language. Raises BadRequest for one that none does."""
    if language not in LANGUAGES:
        raise BadRequest(f"no image runs {language!r}: only {', '.join(LANGUAGES)}")
    return KINDS[LANGUAGES[language].image]


def all_kinds() -> tuple[Kind, ...]:
    """Every image, Python's first."""
    return tuple(KINDS[name] for name in IMAGES)


def build_command(name: str) -> str:
    """The command that builds the image of this name."""
    kind = next((one for one in all_kinds() if one.tag and name.startswith(f"kradan-sandbox{one.tag}:")), None)
    return "python -m sandbox image build" + (f" --language {kind.name}" if kind else "")
