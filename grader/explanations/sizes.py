"""How large a number is that is written in the code, without calculating it."""

from __future__ import annotations

import ast
import math

LARGEST = 1e18
"""What any larger number counts as."""


def size_of(node: ast.expr) -> float:
    """The number that an expression of written numbers stands for, at most LARGEST; 0 for anything else."""
    if isinstance(node, ast.Constant):
        return _written(node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult):
        return min(size_of(node.left) * size_of(node.right), LARGEST)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow):
        return _power(size_of(node.left), size_of(node.right))
    return 0.0


def _written(value: object) -> float:
    if type(value) is int:
        return LARGEST if value.bit_length() > math.log2(LARGEST) else float(value)
    if type(value) is float and math.isfinite(value):
        return min(value, LARGEST)
    return 0.0


def _power(base: float, exponent: float) -> float:
    if base <= 1 or exponent <= 0:
        return 0.0
    return LARGEST if exponent * math.log2(base) > math.log2(LARGEST) else base**exponent
