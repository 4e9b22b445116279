import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.exercise.filenames import clashes, is_slug, what_is_wrong
from grader.exercise.shapes import Names


@pytest.mark.parametrize("path", ["a.txt", "data/a.csv", "ข้อมูล.txt", "a-b_c.1", "a/b/c/d", "con", "nul.txt.gz"][:5])
def test_plain_paths_can_be_used(path):
    assert what_is_wrong(path, Names.PATHS) is None


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "../a", "a/../b", "a//b", "a/", "/a", "a\\b", "a\0", "a\n", "a\u200b", "CON", "lpt1.txt", "a.", "a ",
     " a", "a:b", "c:/x", "a*", "x" * 101, "a/b/c/d/e", "\ud800"[:0] + "a|b"],
)  # fmt: skip
def test_paths_that_lead_elsewhere_or_that_some_computer_refuses_cannot(path):
    found = what_is_wrong(path, Names.PATHS)
    assert found is not None
    assert found.rule == "bad-path"


def test_a_flat_name_has_no_folder():
    assert what_is_wrong("a/b", Names.FILES) is not None
    assert what_is_wrong("a.py", Names.FILES) is None


@pytest.mark.parametrize(
    ("name", "fits"), [("xs", True), ("จำนวน", True), ("1x", False), ("class", False), ("a b", False)]
)
def test_variables_are_pythons_names(name, fits):
    assert (what_is_wrong(name, Names.VARIABLES) is None) is fits


@pytest.mark.parametrize(
    ("names", "clashing"),
    [
        (["a", "b"], []),
        (["a", "A"], ["A"]),
        (["a/b", "a"], ["a"]),
        (["a", "a/b"], ["a/b"]),
        (["A/x", "a/y"], []),
        (["a/b/c", "a/b"], ["a/b"]),
        (["straße", "STRASSE"], ["STRASSE"]),
    ],
)
def test_names_that_cannot_lie_side_by_side(names, clashing):
    assert [name for name, _ in clashes(names, Names.PATHS)] == clashing


def test_other_names_never_clash():
    assert list(clashes(["a", "A"], Names.VARIABLES)) == []


@given(st.text(max_size=30))
def test_what_can_be_used_stays_in_its_folder(path):
    if what_is_wrong(path, Names.PATHS) is None:
        assert not path.startswith("/")
        assert ".." not in path.split("/")
        assert "\0" not in path
        assert path.encode()


@pytest.mark.parametrize(
    ("name", "slug"),
    [("sum-two", True), ("a1", True), ("Sum", False), ("a--b", False), ("ก", False), ("a" * 81, False)],
)
def test_slugs_are_plain(name, slug):
    assert is_slug(name) is slug
