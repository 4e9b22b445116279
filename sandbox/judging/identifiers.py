"""Whether the author has named a test's parameters, or pytest has made their names of the values, which may be secret."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from _pytest.mark import ParameterSet

if TYPE_CHECKING:
    import pytest


def are_own(item: pytest.Item) -> bool:
    """Whether every part of what stands in brackets behind a test's name was written by the author.

    Wherever that cannot be told it is taken for made of values.
    """
    callspec = getattr(item, "callspec", None)
    if callspec is None:
        return False
    named = {name for mark in item.iter_markers("parametrize") if _names_all(mark) for name in _arguments(mark)}
    fixtures: dict[str, Any] = item._fixtureinfo.name2fixturedefs  # type: ignore[attr-defined] # noqa: SLF001
    named |= {name for name, definitions in fixtures.items() if _are_texts(getattr(definitions[-1], "ids", None))}
    return named.issuperset(callspec.params)


def _names_all(mark: pytest.Mark) -> bool:
    """Whether a `parametrize` names each of its sets of values."""
    if _are_texts(mark.kwargs.get("ids")):
        return True
    values = mark.args[1] if len(mark.args) > 1 else mark.kwargs.get("argvalues", ())
    sets = list(values) if isinstance(values, list | tuple) else [None]
    return all(
        type(one) is ParameterSet and isinstance(one.id, str) for one in sets
    )  # `isinstance` would ask a reference


def _arguments(mark: pytest.Mark) -> list[str]:
    names = mark.args[0] if mark.args else mark.kwargs.get("argnames", "")
    return [name.strip() for name in (names.split(",") if isinstance(names, str) else names)]


def _are_texts(ids: object) -> bool:
    return isinstance(ids, list | tuple) and bool(ids) and all(isinstance(one, str) for one in ids)
