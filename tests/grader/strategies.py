"""Made-up values, exercises, runs and reports, for the tests that hold whatever comes."""

from __future__ import annotations

from hypothesis import strategies as st

from grader.exercise.model import (
    CallTest,
    Compare,
    Exercise,
    Limits,
    LocalText,
    Prints,
    ProgramTest,
    Raises,
    Returns,
    Step,
    SuiteTest,
    Test,
    WrongSolution,
)
from grader.exercise.source_tests import StructureTest, StyleTest
from grader.marking.report import Feedback, Report, Status, TestResult
from sandbox.structure.rules import Rule
from sandbox.structure.vocabulary import WORDS
from sandbox.types import Outcome

TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
NAMES = st.sampled_from(["small", "ว่าง", "test 1", "=1+1", "a" * 60]) | st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12
)
FILE_NAMES = st.from_regex(r"[a-z]{1,8}\.(py|txt|csv)", fullmatch=True)
LOCAL_TEXTS = st.dictionaries(st.sampled_from(["th", "en"]), TEXT.filter(bool), max_size=2).map(LocalText)
FILES = st.dictionaries(FILE_NAMES, TEXT, max_size=3)

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | TEXT
    | st.binary(max_size=8)
    | st.complex_numbers(allow_nan=False)
)
HASHABLE = st.recursive(SCALARS, lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3), max_leaves=4)
VALUES = st.recursive(
    HASHABLE,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner)
        | st.sets(HASHABLE, max_size=3)
        | st.dictionaries(HASHABLE, inner, max_size=3)
    ),
    max_leaves=6,
)

SECONDS = st.floats(0.05, 30)
LIMITS = st.builds(
    Limits,
    wall_seconds=st.none() | SECONDS,
    cpu_seconds=st.none() | SECONDS,
    memory_mib=st.none() | st.integers(16, 512),
    output_kib=st.none() | st.integers(1, 1024),
    processes=st.none() | st.integers(1, 64),
)
EXPECTATIONS = (
    st.builds(Returns, VALUES, st.none() | st.floats(0, 1))
    | st.builds(Raises, st.sampled_from(["ValueError", "KeyError"]), st.none() | TEXT)
    | st.builds(Prints, TEXT)
)
IDENTIFIERS = st.sampled_from(["xs", "ys", "account", "จำนวน"])
CALLS = st.builds(
    CallTest,
    steps=st.lists(
        st.builds(
            Step,
            st.sampled_from(["total([1, 2])", "a = Account(1)", "a.balance"]),
            st.lists(EXPECTATIONS, max_size=2).map(tuple),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    given=st.dictionaries(IDENTIFIERS, VALUES, max_size=2),
    then=st.dictionaries(IDENTIFIERS, VALUES, max_size=2),
)
PROGRAMS = st.builds(
    ProgramTest,
    stdin=TEXT,
    args=st.lists(TEXT, max_size=2).map(tuple),
    files=FILES,
    stdout=st.none() | TEXT,
    exit_code=st.none() | st.integers(0, 255),
    writes=FILES,
)
SUITES = st.builds(SuiteTest, st.just("tests/test_it.py"), FILES)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT
RULES = st.builds(
    Rule,
    word=st.sampled_from([*WORDS]),
    name=PLAIN,
    any_name=st.just(False),
    forbidden=st.booleans(),
    within=st.none() | IDENTIFIERS,
    at_least=st.integers(0, 3),
    at_most=st.none() | st.integers(3, 5),
    parameters=st.none() | st.lists(IDENTIFIERS, max_size=2).map(tuple),
    documented=st.none() | st.booleans(),
) | st.builds(Rule, word=st.sampled_from([*WORDS]), forbidden=st.booleans())
STRUCTURES = st.builds(StructureTest, st.lists(RULES, min_size=1, max_size=4).map(tuple))
STYLES = st.builds(
    StyleTest,
    select=st.lists(st.sampled_from(["E", "F401"]), min_size=1).map(tuple),
    ignore=st.sampled_from([(), ("E501",)]),
    at_most=st.none() | st.integers(0, 9),
    line_length=st.integers(40, 320),
)
TESTS = st.builds(
    Test,
    name=NAMES,
    kind=CALLS | PROGRAMS | SUITES | STRUCTURES | STYLES,
    points=st.integers(1, 10),
    public=st.booleans(),
    hint=LOCAL_TEXTS,
    group=st.none() | NAMES,
    after=st.none(),
    compare=st.none() | st.sampled_from([one for one in Compare if one is not Compare.PATTERN]),
    tolerance=st.none() | st.floats(0, 1),
    limits=LIMITS,
)
EXERCISES = st.builds(
    Exercise,
    id=st.just("basics/one"),
    revision=st.just("sha256:" + "0" * 64),
    title=LOCAL_TEXTS,
    tests=st.lists(TESTS, min_size=1, max_size=3, unique_by=lambda test: test.name).map(tuple),
    statement=LOCAL_TEXTS,
    starter=FILES,
    solution=FILES,
    wrong=st.lists(st.builds(WrongSolution, FILE_NAMES, FILES, st.lists(NAMES, max_size=2).map(tuple)), max_size=2).map(
        tuple
    ),
    limits=LIMITS,
    concepts=st.lists(TEXT, max_size=2).map(tuple),
    license=st.none() | TEXT,
)

JSON_VALUES = st.none() | st.booleans() | st.integers(-(2**40), 2**40) | TEXT | st.lists(TEXT, max_size=2)
FEEDBACK = st.lists(
    st.builds(Feedback, st.from_regex(r"[a-z]{2,8}", fullmatch=True), st.dictionaries(TEXT, JSON_VALUES, max_size=2)),
    max_size=2,
).map(tuple)
MAYBE_TEXT = st.none() | TEXT
TEST_RESULTS = st.builds(
    TestResult,
    name=NAMES,
    status=st.sampled_from(Status),
    points=st.integers(0, 5),
    max_points=st.integers(5, 9),
    public=st.booleans(),
    outcome=st.sampled_from([one.value for one in Outcome]),
    feedback=FEEDBACK,
    wall_seconds=st.integers(0, 10**7).map(lambda n: n / 10**6),
    input=MAYBE_TEXT,
    expected=MAYBE_TEXT,
    actual=MAYBE_TEXT,
    stdout=MAYBE_TEXT,
    traceback=MAYBE_TEXT,
    group=MAYBE_TEXT,
    hint=LOCAL_TEXTS.map(lambda text: dict(text.texts)),
)
REPORTS = st.builds(
    Report,
    exercise=st.just("basics/one"),
    revision=st.just("sha256:1"),
    tests=st.lists(TEST_RESULTS, max_size=4).map(tuple),
    image=TEXT,
    sandbox=st.sampled_from(["docker", "local"]),
    feedback=FEEDBACK,
)
