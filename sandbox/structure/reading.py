"""Holds rules against the source of a submission: what each finds, and where."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sandbox.structure import definitions
from sandbox.structure.forest import Located
from sandbox.structure.named import NAMED
from sandbox.structure.program import Program
from sandbox.structure.rules import MAX_PLACES, Finding, Place, Rule
from sandbox.structure.syntax import NODES, TESTS, lines


def read(
    trees: Mapping[str, ast.Module],
    sources: Mapping[str, str],
    rules: Iterable[Rule],
    entries: Sequence[str] | None = None,
) -> list[Finding]:
    """What each rule finds in the parsed files, by file name. `entries` are the names that are used from outside."""
    reader = _Reader(Program.of(trees, sources), entries)
    return [reader.finding(rule) for rule in rules]


@dataclass(slots=True)
class _Reader:
    """One program that is asked about."""

    program: Program
    entries: Sequence[str] | None
    in_use: Sequence[ast.AST] | None = None

    def finding(self, rule: Rule) -> Finding:
        nodes = self._nodes(rule)
        if nodes is None:
            return Finding(met=False, scope_found=False)
        places = lines(nodes, self.program) if rule.word == "line" else map(self._place, self._found(rule, nodes))
        found = sorted({*places}, key=self._order)
        enough = len(found) >= rule.at_least and (rule.at_most is None or len(found) <= rule.at_most)
        near = None if found else next(self._near(rule, nodes), None)
        return Finding(
            met=enough is not rule.forbidden,
            count=len(found),
            places=tuple(found[:MAX_PLACES]),
            near=None if near is None else self._place(near),
            near_words="" if near is None else definitions.first_words(near, self.program),
        )

    def _nodes(self, rule: Rule) -> Sequence[ast.AST] | None:
        if rule.within is not None:
            return self.program.within(rule.within)
        if self.in_use is None:
            self.in_use = self.program.in_use(self.entries)
        return self.in_use

    def _found(self, rule: Rule, nodes: Sequence[ast.AST]) -> Iterator[ast.AST]:
        """The nodes that the rule is about."""
        program = self.program
        if rule.word in NODES:
            return (node for node in nodes if isinstance(node, NODES[rule.word]))
        if rule.word in TESTS:
            return (node for node in nodes if TESTS[rule.word](node, rule, program))
        if rule.word in {"function", "class"}:
            return (one for one in definitions.candidates(rule, nodes, program) if definitions.fits(rule, one, program))
        return NAMED[rule.word](rule, nodes, program)

    def _near(
        self, rule: Rule, nodes: Sequence[ast.AST]
    ) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
        return definitions.candidates(rule, nodes, self.program) if rule.word in {"function", "class"} else iter(())

    def _place(self, node: ast.AST) -> Place:
        located: ast.AST = node
        while not isinstance(located, Located):
            located = self.program.forest.seats[located].parent or located
        return Place(self.program.forest.seats[node].file, located.lineno, self.program.forest.column(located))

    def _order(self, place: Place) -> tuple[int, int, int]:
        return [*self.program.forest.lines].index(place.file), place.line, place.column
