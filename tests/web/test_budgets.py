"""What a student's first visit costs on a school's link: bytes that a page really asks for, packed, within their budgets."""

from __future__ import annotations

import pytest

from tests.budgets.budget import Budget
from tests.budgets.weight import Fetch, Weight, of_page
from tests.web.lessons import TOTAL, give
from tests.web.school import School
from web.built.assets import Assets


@pytest.fixture
def fetch(school: School) -> Fetch:
    """What Malee's browser gets."""
    give(school)
    malee = school.visitor("malee")
    return lambda path, accepted: malee.get(path, headers={"Accept-Encoding": accepted}, buffered=True).data


def test_the_exercise_page_with_its_editor_and_the_fonts(fetch: Fetch) -> None:
    weight = of_page(f"/exercises/{TOTAL}", fetch)
    assert weight.needed_kilobytes <= Budget.EXERCISE.limit, heaviest(weight)
    assert weight.fonts_kilobytes <= Budget.FONTS.limit, weight.fonts
    assert len(weight.fonts) == 4
    assert any("/editor-" in address for address in weight.needed)


def test_the_list_of_assignments(fetch: Fetch) -> None:
    weight = of_page("/assignments", fetch)
    assert weight.needed_kilobytes <= Budget.LIST.limit, heaviest(weight)
    assert not any("/editor-" in address for address in weight.needed)


def test_nothing_is_found_only_when_a_script_has_come(fetch: Fetch) -> None:
    """Every round trip counts: what scripts import is named in the page."""
    page = fetch(f"/exercises/{TOTAL}", "identity").decode()
    assets = Assets.load()
    for name in ("main.js", "editor.js"):
        for path in assets.imported_by(name):
            assert f'<link rel="modulepreload" href="/static/{path}"' in page


def heaviest(weight: Weight) -> list[tuple[str, int]]:
    """The files by weight, for whoever has to mend it."""
    return sorted(weight.needed.items(), key=lambda one: -one[1])
