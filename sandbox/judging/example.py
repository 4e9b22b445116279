"""A suite for the rehearsal in a judge's zygote: it does what most suites do, with a solution that passes some of it."""

from __future__ import annotations

import pytest
from solution import Account, total  # type: ignore[import-not-found] # the rehearsal's, which no checker sees


@pytest.fixture(scope="module")
def numbers() -> list[int]:
    """A fixture of the module's."""
    return [1, 2]


@pytest.fixture
def account() -> Account:
    """An object of the student's own class."""
    return Account(100)


@pytest.mark.kradan(points=2, public=True, title={"en": "The sum"})
def test_a_sum(numbers: list[int]) -> None:
    """A call."""
    assert total(numbers) == sum(numbers)  # noqa: S101 - what a suite is made of


@pytest.mark.parametrize(("given", "expected"), [([1], 1), ([2.5], 2.5)])
def test_several(given: list[float], expected: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """Parameters."""
    monkeypatch.setenv("REHEARSAL", "1")
    assert total(given) == pytest.approx(expected)  # noqa: S101 - what a suite is made of


class TestAccount:
    """A class of tests."""

    def test_it(self, account: Account, capsys: pytest.CaptureFixture[str]) -> None:
        """Methods, and what they print."""
        account.deposit(5)
        assert capsys.readouterr().out == "105\n"  # noqa: S101 - what a suite is made of
        with pytest.raises(ValueError, match="negative"):
            account.deposit(-1)

    def test_what_fails(self, account: Account) -> None:
        """An explanation."""
        assert account.balance == [1, 2]  # noqa: S101 - what a suite is made of
