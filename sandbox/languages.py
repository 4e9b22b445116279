"""The programming languages that slots can run, each as one frozen profile: how it is compiled, started and bounded."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sandbox.types import Limits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BUILT = ".built"
"""The folder inside the work folder in which a compiler leaves what it made."""

_JAVA = "/usr/lib/java/bin/java"
_JAVA_ALWAYS = (
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-XX:-UsePerfData",
    "-XX:+DisplayVMOutputToStderr",
    "-XX:ErrorFile=/dev/null",
    "-XX:-CreateCoredumpOnCrash",
    "-XX:ReservedCodeCacheSize=48m",
    "-XX:ActiveProcessorCount=1",
)
"""What a short life needs: the collector and the compiler that start fast, and no files of the machine's own."""


@dataclass(frozen=True, slots=True)
class Language:
    """How programs in one language are run."""

    name: str
    """As exercises spell it."""
    title: str
    """As people spell it."""
    image: str
    """Which image runs it; several languages may share one."""
    main: str
    """What the first file is called where an exercise does not say."""
    suffixes: tuple[str, ...]
    """Of files that are compiled or run; the first is the usual one."""
    time_factor: float = 1.0
    """By how much the default limits of time are longer than Python's."""
    run: tuple[str, ...] = ()
    """The command, with `{…}` in it, see `filled`. Empty for Python, which has no command: it is forked."""
    compile: tuple[str, ...] = ()
    """What stands before the first run, once for each submission: a compiler, or something that only looks for mistakes."""
    compile_limits: Limits = field(default_factory=Limits)
    bounded_by_addresses: bool = True
    """Whether `memory_mib` can bound its address space; otherwise its own option bounds its heap."""
    extra_address_mib: int = 0
    """Address space that the language takes for itself, on top of `memory_mib`."""
    own_writable_mib: int = 0
    """Writable memory that the language takes for itself; a process may have `memory_mib` on top of it. 0: not bounded so."""
    own_processes: int = 0
    """Processes and threads that the language starts for itself."""
    own_memory_mib: int = 64
    """What a slot must have on top of a case's memory: for the supervisor, and for what the language takes for itself."""
    least_slot_mib: int = 0
    """The least memory of a slot, whatever a case may use: for the compiler."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """On top of what every program sees."""
    starter: str = "./{stem}"
    """What people type to start a program, as its readers know it."""

    def typed(self, main: str) -> list[str]:
        """The words that people type to start the program in the file `main`."""
        return self.starter.format(main=main, stem=main.rpartition(".")[0]).split(" ")


PYTHON = Language("python", "Python", "python", "solution.py", (".py",), starter="python {main}")

_NATIVE_FLAGS = (
    "-O2", "-g1", "-pipe", "-Wall", "-Wextra", "-Wno-unused-result", "-fmax-errors=20", "-fdiagnostics-plain-output",
    "-fno-diagnostics-show-caret", "-fno-diagnostics-show-option", "-o", "{built}/main",
)  # fmt: skip
_NATIVE_COMPILER = Limits(wall_seconds=20, cpu_seconds=10, memory_mib=400, output_kib=64, processes=32)

C = Language(
    name="c",
    title="C",
    image="c",
    main="main.c",
    suffixes=(".c",),
    compile=("/usr/bin/gcc", "-std=c17", *_NATIVE_FLAGS, "{sources}", "-lm"),
    compile_limits=_NATIVE_COMPILER,
    run=("{built}/main", "{args}"),
    extra_address_mib=8,
    least_slot_mib=512,
)

CPP = Language(
    name="cpp",
    title="C++",
    image="c",
    main="main.cpp",
    suffixes=(".cpp", ".cc", ".cxx"),
    compile=("/usr/bin/g++", "-std=c++20", *_NATIVE_FLAGS, "{sources}"),
    compile_limits=_NATIVE_COMPILER,
    run=("{built}/main", "{args}"),
    extra_address_mib=16,
    least_slot_mib=512,
)

JAVASCRIPT = Language(
    name="javascript",
    title="JavaScript",
    image="javascript",
    main="main.js",
    suffixes=(".js", ".mjs", ".cjs"),
    time_factor=1.5,
    compile=("/usr/bin/node", "--check", "{main}"),
    compile_limits=Limits(wall_seconds=10, cpu_seconds=5, memory_mib=128, output_kib=64),
    run=("/usr/bin/node", "--max-old-space-size={memory_mib}", "--max-semi-space-size=8", "{main}", "{args}"),
    bounded_by_addresses=False,
    own_writable_mib=128,
    own_processes=12,
    starter="node {main}",
    own_memory_mib=128,
    environment={"NO_COLOR": "1", "UV_USE_IO_URING": "0"},
)

JAVA = Language(
    name="java",
    title="Java",
    image="java",
    main="Main.java",
    suffixes=(".java",),
    time_factor=2.0,
    compile=(
        _JAVA, *_JAVA_ALWAYS, "-Xmx192m", "-XX:AOTCache=/usr/lib/java/compile.aot", "-Xlog:disable", "-cp", "/usr/lib/java/compile.jar",
        "Compile", "{built}", "{sources}",
    ),
    compile_limits=Limits(wall_seconds=20, cpu_seconds=10, memory_mib=192, output_kib=64),
    run=(
        _JAVA, *_JAVA_ALWAYS, "-Xmx{memory_mib}m", "-XX:MaxDirectMemorySize={memory_mib}m", "-XX:MaxMetaspaceSize=64m",
        "-XX:+ExitOnOutOfMemoryError", "-Xlog:disable", "-cp", "{built}", "{stem}", "{args}",
    ),
    bounded_by_addresses=False,
    own_processes=18,
    starter="java {stem}",
    own_memory_mib=256,
    least_slot_mib=512,
    environment={"LD_LIBRARY_PATH": "/usr/lib/java/lib"},
)  # fmt: skip

LANGUAGES: Mapping[str, Language] = {one.name: one for one in (PYTHON, JAVASCRIPT, C, CPP, JAVA)}

IMAGES = tuple(dict.fromkeys(one.image for one in LANGUAGES.values()))
"""Every image that there is; the first is Python's."""


@dataclass(frozen=True, slots=True)
class Program:
    """What a command is about."""

    main: str
    """The file that runs."""
    files: tuple[str, ...] = ()
    """The names of all the student's files."""
    args: tuple[str, ...] = ()
    memory_mib: int = 0
    """What the case may use."""


def filled(command: Sequence[str], language: Language, program: Program) -> list[str]:
    """A profile's command with its places filled in; `{sources}` and `{args}` are as many words as there are."""
    sources = [name for name in program.files if name.endswith(language.suffixes)]
    several = {"{sources}": sources, "{args}": list(program.args)}
    single = {
        "{main}": program.main,
        "{stem}": program.main.rpartition(".")[0],
        "{built}": BUILT,
        "{memory_mib}": str(program.memory_mib),
    }
    return [filled_in for word in command for filled_in in several.get(word, [_replaced(word, single)])]


def _replaced(word: str, places: Mapping[str, str]) -> str:
    for place, text in places.items():
        word = word.replace(place, text)
    return word


def environment(language: Language, common: Mapping[str, str]) -> dict[str, str]:
    """All of the environment that a program in this language sees; `common` is what Python's see."""
    own = {name: text for name, text in common.items() if not name.startswith("PYTHON")}
    return own | dict(language.environment)
