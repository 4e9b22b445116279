"""A submission's source as rules look at it: its trees, the meanings of its names, who uses whom."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sandbox.structure.forest import FUNCTIONS, Forest, grow
from sandbox.structure.meanings import Definition, Meaning, Meanings
from sandbox.structure.scopes import Scopes
from sandbox.structure.uses import Uses

_BUILTINS = frozenset(dir(builtins))


@dataclass(frozen=True, slots=True)
class Program:
    """Everything that is known of the source before a rule asks."""

    forest: Forest
    meanings: Meanings
    uses: Uses

    @classmethod
    def of(cls, trees: Mapping[str, ast.Module], sources: Mapping[str, str]) -> Program:
        """The program of parsed files, by file name."""
        forest = grow(trees, sources)
        meanings = Meanings(forest, Scopes(forest))
        return cls(forest, meanings, Uses(forest, meanings))

    def in_use(self, entries: Sequence[str] | None) -> Sequence[ast.AST]:
        """The nodes that may run."""
        owners = self.uses.in_use(entries)
        return [node for node, seat in self.forest.seats.items() if seat.owner in owners and not seat.dead]

    def within(self, name: str) -> Sequence[ast.AST] | None:
        """The nodes of the function, class or method of that name and of what it uses; None where there is none."""
        scopes = [one for one in self.definitions() if self.is_called(one, name)]
        if not scopes:
            return None
        owners = {owner for scope in scopes for owner in self.uses.used_by(scope)}
        return [
            node
            for node, seat in self.forest.seats.items()
            if not seat.dead and (seat.owner in owners or any(above in scopes for above in self.forest.above(node)))
        ]

    def definitions(self) -> Iterator[Definition]:
        """All functions, methods and classes."""
        return (node for node in self.forest.seats if isinstance(node, (*FUNCTIONS, ast.ClassDef)))

    def is_called(self, definition: Definition, name: str) -> bool:
        """Whether a definition goes by that name: `total`, `deposit` or `Account.deposit`."""
        return not isinstance(definition, ast.Lambda) and name in {
            definition.name,
            self.forest.qualified_name(definition),
        }

    def means(self, node: ast.expr, name: str, *, meanings: frozenset[Meaning] | None = None) -> bool:
        """Whether an expression may stand for what a rule calls `sum`, `math.sqrt`, `total`, `Account.deposit` or `.sort`.

        The name of one of Python's own functions means that one, and not the student's own of the same name.
        """
        found = self.meanings.of(node) if meanings is None else meanings
        if name.startswith("."):
            return name in found
        if name in found or f"builtins.{name}" in found:
            return True
        if name in _BUILTINS:
            return False
        if isinstance(node, ast.Name) and node.id == name:
            return True
        return any(
            self._is_own(one, name) if not isinstance(one, str) else "." not in name and one.rpartition(".")[2] == name
            for one in found
            if not (isinstance(one, str) and one.startswith("."))
        )

    def _is_own(self, one: Definition, name: str) -> bool:
        if isinstance(one, ast.Lambda):
            return False
        method = isinstance(one, FUNCTIONS) and self.forest.class_of(one) is not None
        return name == self.forest.qualified_name(one) if method else name == one.name
