"""The parameters of a function as `inspect.signature` tells them, in parts that cross, and put together again."""

from __future__ import annotations

import inspect
from typing import Any


def parameters_of(function: Any) -> list[Any]:
    """The parameters of a callable, each as name, kind, and default and annotation (empty lists for none)."""
    return [
        [one.name, int(one.kind), _maybe(one.default), _maybe(one.annotation)]
        for one in inspect.signature(function).parameters.values()
    ]


def signature_of(parameters: list[Any]) -> inspect.Signature:
    """The signature that has these parameters. Raises ValueError."""
    try:
        return inspect.Signature([_parameter(*one) for one in parameters])
    except TypeError as error:
        raise ValueError("a parameter has an unknown shape") from error


_KINDS = (
    *(inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.VAR_POSITIONAL),
    *(inspect.Parameter.KEYWORD_ONLY, inspect.Parameter.VAR_KEYWORD),
)


def _maybe(value: Any) -> list[Any]:
    return [] if value is inspect.Parameter.empty else [value]


def _parameter(name: str, kind: int, default: list[Any], annotation: list[Any]) -> inspect.Parameter:
    empty = inspect.Parameter.empty
    return inspect.Parameter(
        name,
        _KINDS[kind],
        default=default[0] if default else empty,
        annotation=annotation[0] if annotation else empty,
    )
