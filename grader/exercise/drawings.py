"""The picture that a test asks for: its key in the file, and the file beside it that holds the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from grader.exercise import filenames
from grader.exercise.found import Fields
from grader.exercise.model import CallTest, Draws, ProgramTest, Test
from grader.exercise.problems import WHOLE_FILE, Place, ProblemList
from grader.exercise.shapes import Choice, Either, Flag, Key, Names, Number, Record, Text
from sandbox.drawing.svg_read import NoPicture, read

DRAWS = "draws"
SUFFIX = ".svg"
_FILE = Text(min_length=1, max_length=120)

SHAPE = Either(
    _FILE,
    Record(
        "a picture",
        (
            Key(
                "file", _FILE, "The picture's file in the exercise's folder, as `kradan draw` writes it.", required=True
            ),
            Key("colors", Flag(), "Whether colours have to be the same. Default false."),
            Key("position", Choice(("same", "any")), "Whether it has to be at the same place. Default `same`."),
            Key("tolerance", Number(0.5, 100), "How far a stroke may be from where it should be. Default 2."),
        ),
    ),
)


def draws_of(test: Fields, problems: ProblemList) -> Draws | None:
    """The picture that the test asks for, still without the file's text; None where it asks for none that can be."""
    if DRAWS not in test:
        return None
    found = test.found[DRAWS]
    told = found.value
    file = told if isinstance(told, str) else told.get("file")
    if file is None:  # told already
        return None
    wrong = filenames.what_is_wrong(file, Names.FILES)
    if wrong is not None or not file.endswith(SUFFIX):
        message, hint = (wrong.message, wrong.hint) if wrong else ("a picture's file ends in .svg", "write square.svg")
        problems.tell(found.place, found.path, "bad-path", message, hint)
        return None
    options = {} if isinstance(told, str) else {name: told.get(name) for name in told.found if name != "file"}
    return Draws(file, **options)


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """Gives the tests of an exercise their pictures; what is wrong is told where `exercise.yaml` names the picture."""

    names: Iterable[str]
    """Of all files in the exercise's folder."""
    read: Callable[[str], str]
    """The text of one of them."""
    places: Mapping[str, Place]
    """Where the tests and their keys stand in `exercise.yaml`."""
    problems: ProblemList

    def completed(self, tests: Iterable[Test]) -> tuple[Test, ...]:
        """The tests with their pictures."""
        return tuple(self._with_picture(number, test) for number, test in enumerate(tests))

    def _with_picture(self, number: int, test: Test) -> Test:
        if not isinstance(test.kind, CallTest | ProgramTest) or test.kind.draws is None:
            return test
        draws, key = test.kind.draws, f"tests[{number}].{DRAWS}"
        if draws.file not in self.names:
            near = get_close_matches(draws.file, [name for name in self.names if name.endswith(SUFFIX)], n=1)
            hint = f"did you mean `{near[0]}`?" if near else "write the solution, then let `kradan draw` make it"
            self._tell(key, "no-such-file", f"there is no file {draws.file}", hint)
            return test
        text = self.read(draws.file)
        try:
            if not read(text).drawing.shapes:
                self._tell(key, "bad-picture", f"nothing is drawn in {draws.file}", "let `kradan draw` make it anew")
        except NoPicture as error:
            message = f"{draws.file}, line {error.line}: {error}"
            self._tell(key, "bad-picture", message, "let `kradan draw` make it; other programs' SVG cannot be compared")
        return replace(test, kind=replace(test.kind, draws=replace(draws, picture=text)))

    def _tell(self, key: str, rule: str, message: str, hint: str) -> None:
        self.problems.tell(self.places.get(key, WHOLE_FILE), key, rule, message, hint)
