"""The marker `kradan`: what it may say, and what its author is told when it says something else."""

import pytest

from sandbox.suites import Marker
from tests.sandbox.judging.conftest import Judged

HEAD = "import pytest\n"


@pytest.mark.parametrize(
    ("words", "marker"),
    [
        ("", Marker()),
        ("points=0", Marker(points=0)),
        ("points=3, public=False", Marker(points=3, public=False)),
        ('name="หนึ่ง"', Marker(name="หนึ่ง")),
        ('title={"th": "ก", "en": "a"}, hint={"en": "b"}', Marker(title={"th": "ก", "en": "a"}, hint={"en": "b"})),
    ],
)
def test_a_marker_says_what_it_says(judged: Judged, words: str, marker: Marker):
    result = judged(f"{HEAD}@pytest.mark.kradan({words})\ndef test_x(): pass\n")
    assert result.problem is None
    assert result.tests[0].marker == marker


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2", "words with a name only"),
        ("point=2", "knows no 'point', only points, public, name, title, hint"),
        ("points=True", "points is True: it must be a whole number, 0 or more"),
        ("points=1.5", "points is 1.5"),
        ("points=-1", "points is -1"),
        ('points="2"', "points is '2'"),
        ("public=1", "public is 1: it must be True or False"),
        ('name=""', "name is ''"),
        ("name=5", "name is 5"),
        ('title="Sum"', "title is 'Sum': it must be a text for each language"),
        ("title={}", "title is {}"),
        ('hint={"en": 1}', "hint['en'] is 1"),
        ("hint={1: 'x'}", "hint is {1: 'x'}"),
    ],
)
def test_a_marker_that_cannot_be_meant_is_the_authors_problem(judged: Judged, words: str, told: str):
    result = judged(f"{HEAD}@pytest.mark.kradan({words})\ndef test_x(): pass\n")
    assert result.tests == ()
    assert result.problem is not None
    assert result.problem.startswith("test_x (test_judged.py:2): the marker `kradan` cannot be read: ")
    assert told in result.problem


@pytest.mark.parametrize(
    ("decorators", "own"),
    [
        ('@pytest.mark.parametrize("x", [1], ids=["one"])', True),
        ('@pytest.mark.parametrize("x", [pytest.param(1, id="one")])', True),
        ('@pytest.mark.parametrize("x", [1])', False),
        ('@pytest.mark.parametrize("x", [pytest.param(1, id="one"), 2])', False),
        ('@pytest.mark.parametrize("x", [1], ids=str)', False),
        ('@pytest.mark.parametrize("x", [1], ids=[None])', False),
        ('@pytest.mark.parametrize("x", [1], ids=["a"])\n@pytest.mark.parametrize("y", [2], ids=["b"])', True),
        ('@pytest.mark.parametrize("x", [1], ids=["a"])\n@pytest.mark.parametrize("y", [2])', False),
        ('@pytest.mark.parametrize(["x", "y"], [(1, 2)], ids=["a"])', True),
    ],
)
def test_a_name_made_of_values_is_known_from_one_that_the_author_gave(judged: Judged, decorators: str, own: bool):
    result = judged(
        f"{HEAD}{decorators}\ndef test_x(x, y=0): pass\n".replace("y=0", "y" if '"y"' in decorators else "z=0")
    )
    assert result.problem is None
    assert {test.own_id for test in result.tests} == {own}


@pytest.mark.parametrize(("ids", "own"), [('["one", "two"]', True), ("None", False)])
def test_the_names_of_a_fixtures_parameters_are_looked_at_too(judged: Judged, ids: str, own: bool):
    suite = (
        f"{HEAD}@pytest.fixture(params=[1, 2], ids={ids})\ndef x(request): return request.param\ndef test_x(x): pass\n"
    )
    assert {test.own_id for test in judged(suite).tests} == {own}


def test_a_test_without_parameters_has_no_id_of_its_own(judged: Judged):
    assert not judged("def test_x(): pass\n").tests[0].own_id
