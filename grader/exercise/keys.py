"""Every key of `exercise.yaml` and `collection.yaml`: its shape, and the line that documents it."""

from __future__ import annotations

from grader.exercise import drawings
from grader.exercise.model import Compare
from grader.exercise.shapes import Choice, Each, Either, Flag, Key, Map, Names, Number, Record, Text, Value, Whole
from grader.exercise.structure_keys import STRUCTURE
from grader.exercise.style_keys import STYLE
from sandbox.languages import LANGUAGES

FORMAT = 1
MAX_TESTS = 500
MAX_FILE_CHARACTERS = 2**18

NAME = Text(min_length=1, max_length=120)
WORD = Text(min_length=1, max_length=200)
SOURCE = Text(min_length=1, max_length=20_000, lines=True)
LONG = Text(max_length=MAX_FILE_CHARACTERS, lines=True)
LOCAL = Map(Names.LANGUAGES, Text(min_length=1, max_length=2000, lines=True))

LIMITS = Record(
    "limits",
    (
        Key("wall_seconds", Number(0.1, 30), "Seconds by the clock that one test may take. Default 2."),
        Key("cpu_seconds", Number(0.1, 30), "Seconds of computing that one test may take. Default 2."),
        Key("memory_mib", Whole(16, 1024), "Memory of the student's process, in MiB. Default 128."),
        Key("output_kib", Whole(1, 4096), "How much a test may print, in KiB. Default 256."),
        Key("processes", Whole(1, 64), "Processes and threads that a test may have at once. Default 16."),
    ),
)

RAISES = Record(
    "raises",
    (
        Key("type", Text(min_length=1, max_length=100), "The name of the exception's class.", required=True),
        Key("message", Text(min_length=1, max_length=1000), "A part of the exception's text."),
    ),
)

RETURNS = Key("returns", Value(), "The value that the call must give.")
RAISES_KEY = Key(
    "raises",
    Either(Text(min_length=1, max_length=100), RAISES),
    "The exception that the call must raise: a name, or type and message.",
)
PRINTS = Key("prints", LONG, "What the call must print.")
TOLERANCE = Key("tolerance", Number(0, 1e9), "How far a number may be off, in either direction.")

STEP = Record(
    "a step",
    (
        Key("call", SOURCE, "The call to make, such as `a.deposit(50)`, or `b = a.copy()` to keep its value."),
        Key("get", SOURCE, "A value to look at, such as `a.balance`."),
        RETURNS,
        RAISES_KEY,
        PRINTS,
        TOLERANCE,
    ),
)

TEST = Record(
    "a test",
    (
        Key(
            "name",
            NAME,
            "The test's name, by which `after` and `wrong` know it. Default `test 1`, `test 2`, … in order.",
        ),
        Key("title", LOCAL, "What students see instead of the name, in each language; where one has none, the name."),
        Key("points", Whole(1, 1000), "What passing it is worth, a whole number. Default 1."),
        Key(
            "public", Flag(), "Whether students see its input and answer, and may run it in the browser. Default false."
        ),
        Key("hint", LOCAL, "A hint in each language, shown when the test does not pass."),
        Key("group", NAME, "The heading under which the test is shown."),
        Key("after", NAME, "The name of a test that must pass first; if it does not, this one is not run."),
        Key("compare", Choice(tuple(one.value for one in Compare)), "How the actual is held against the expected."),
        TOLERANCE,
        Key("limits", LIMITS, "Limits for this test only."),
        Key("call", SOURCE, "A call of the student's function with literal arguments, such as `total([1, 2])`."),
        RETURNS,
        RAISES_KEY,
        PRINTS,
        Key("given", Map(Names.VARIABLES, Value()), "Names with values that are there before the call."),
        Key("then", Map(Names.VARIABLES, Value()), "Names of `given` with the value that each must have afterwards."),
        Key(
            "steps", Each(Either(SOURCE, STEP), 1, 200), "Several calls, one after the other, for classes and objects."
        ),
        Key("stdin", LONG, "What the program reads from standard input."),
        Key("args", Each(Text(max_length=1000, lines=True)), "The program's command line arguments."),
        Key("files", Map(Names.PATHS, LONG), "Text files that lie in the program's folder before it runs."),
        Key("stdout", LONG, "What the program must print."),
        Key("exit_code", Whole(0, 255), "The exit code that the program must end with. Default 0."),
        Key("writes", Map(Names.PATHS, LONG), "Files that the program must leave behind, with their content."),
        Key(
            drawings.DRAWS,
            drawings.SHAPE,
            "The picture that must be drawn with `turtle` or `matplotlib`: a file such as `square.svg`, or file and options.",
        ),
        Key(
            "pytest",
            Text(min_length=1, max_length=200),
            "A pytest suite in a folder of its own, such as `tests/test_bank.py`; each of its tests is one of the report.",
        ),
        Key("structure", STRUCTURE, "What the code must or must not contain, found in its syntax tree."),
        Key("style", STYLE, "A linter's findings: a set of rules by its name, or the rules one by one."),
    ),
)

WRONG = Record("a wrong solution", (Key("fails", Each(NAME, 1, MAX_TESTS), "The tests that must catch it."),))

EXERCISE = Record(
    "an exercise",
    (
        Key("format", Choice((str(FORMAT),)), "The version of this file format: 1.", required=True),
        Key("title", Map(Names.LANGUAGES, NAME), "The title in each language.", required=True),
        Key("language", Choice(tuple(LANGUAGES)), "The programming language. Default `python`."),
        Key(
            "files",
            Each(NAME, 1, 20),
            "The files a student hands in; the first is the one that runs. Default `solution.py`, or as usual in the language.",
        ),
        Key("limits", LIMITS, "What each test may use."),
        Key("concepts", Each(WORD), "What the exercise practises, in the author's words."),
        Key("curriculum", Each(WORD), "Indicators of the curriculum, such as `ว 4.2 ม.1/2`."),
        Key("authors", Each(WORD), "Who wrote it."),
        Key("license", WORD, "Under which licence it may be shared."),
        Key("tests", Each(TEST, 1, MAX_TESTS), "The tests, in the order in which they are shown.", required=True),
        Key(
            "wrong",
            Map(Names.FILES, WRONG),
            "Wrong solutions of the folder `wrong`, each with the tests that must catch it.",
        ),
    ),
)

COLLECTION = Record(
    "a collection",
    (
        Key("format", Choice((str(FORMAT),)), "The version of this file format: 1.", required=True),
        Key("title", Map(Names.LANGUAGES, NAME), "The title in each language.", required=True),
        Key("description", LOCAL, "What the collection is about, in each language."),
        Key("position", Whole(1, 9999), "Its place among the collections. One without a position comes last."),
        Key(
            "exercises",
            Each(NAME, 1, 500),
            "The exercises' folders, in the order in which they are learned.",
            required=True,
        ),
    ),
)
