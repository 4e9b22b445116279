"""The grammar of steps and literals: from text to tree, with a clear word about everything it leaves out."""

from __future__ import annotations

import ast
import re
import warnings
from typing import TYPE_CHECKING, Any, NoReturn

from sandbox.steps import Attribute, Call, Constant, Display, Item, Name, Node, Pairs, names_read

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_LENGTH = 20_000
"""Characters of one step or literal."""

MAX_NESTING = 50
"""How deep brackets, attributes and calls may lie inside each other."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_VALUE = "write the value that it gives"
_REFUSED: dict[str, tuple[str, str]] = {
    "Lambda": ("a lambda", "let the solution define the function and write its name"),
    "IfExp": ("a condition", "write two tests"),
    "ListComp": ("a comprehension", "write the list out"),
    "SetComp": ("a comprehension", "write the set out"),
    "DictComp": ("a comprehension", "write the dict out"),
    "GeneratorExp": ("a generator expression", "write a list out"),
    "JoinedStr": ("an f-string", "write the finished text in plain quotes"),
    "TemplateStr": ("a t-string", "write the finished text in plain quotes"),
    "NamedExpr": ("`:=`", "make it a step of its own: `name = call`"),
    "BinOp": ("an operator", _VALUE),
    "UnaryOp": ("an operator", _VALUE),
    "BoolOp": ("`and` or `or`", _VALUE),
    "Compare": ("a comparison", "say with `returns` what is expected"),
    "Constant": ("`...`", "write a value"),
    "Starred": ("unpacking with `*`", "write the arguments out"),
    "Slice": ("a slice", "read single items, or compare the whole value"),
    "Await": ("`await`", "let the solution offer an ordinary function that runs it"),
    "Yield": ("`yield`", _VALUE),
    "YieldFrom": ("`yield from`", _VALUE),
    "AugAssign": ("an assignment with an operator", "call a function of the solution and give its value a name"),
    "AnnAssign": ("a type annotation", "write `name = call`"),
    "Assert": ("`assert`", "say with `returns` what is expected"),
    "Delete": ("`del`", "leave it out: each test starts afresh"),
    "Import": ("an import", "let the solution import what it needs"),
    "ImportFrom": ("an import", "let the solution import what it needs"),
}


class ExpressionError(ValueError):
    """A text is not in the grammar: what, at which character (from 1), and what to write instead."""

    def __init__(self, message: str, column: int, hint: str) -> None:
        super().__init__(message, column, hint)
        self.message, self.column, self.hint = message, column, hint

    def __str__(self) -> str:
        return f"{self.message} (at character {self.column}): {self.hint}"


class Reader:
    """One text on its way to a tree; knows where each part of it stands."""

    def __init__(self, text: str) -> None:
        self._text = text
        if len(text) > MAX_LENGTH:
            raise ExpressionError(
                f"the text is longer than {MAX_LENGTH} characters", MAX_LENGTH, "test with smaller values"
            )
        if "\0" in text:
            raise ExpressionError(
                "the text holds a NUL character", text.index("\0") + 1, r"write it as `\x00` inside quotes"
            )
        self._source = text.strip()
        self._lead = text.index(self._source)
        self._lines = _LINE.findall(self._source)
        self._makers: dict[type, Callable[[Any, int], Node]] = {
            ast.Name: lambda tree, _: Name(self.name(tree.id, tree)),
            ast.Attribute: lambda tree, level: Attribute(self.node(tree.value, level), self.name(tree.attr, tree)),
            ast.Subscript: self._item,
            ast.Call: self._call,
            ast.List: lambda tree, level: Display(list, tuple(self.node(item, level) for item in tree.elts)),
            ast.Tuple: lambda tree, level: Display(tuple, tuple(self.node(item, level) for item in tree.elts)),
            ast.Set: lambda tree, level: Display(set, tuple(self._key(item, level) for item in tree.elts)),
            ast.Dict: self._pairs,
        }

    def statement(self) -> ast.stmt:
        """The text's only statement."""
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                body = ast.parse(self._source).body
        except SyntaxError as error:
            column = self._column(error.lineno or 1, (error.offset or 1) - 1)
            raise ExpressionError(
                f"this is not Python: {error.msg}", column, "check quotes, brackets and commas"
            ) from None
        except (RecursionError, MemoryError):
            raise ExpressionError("the text is nested too deeply", 1, "write a flatter value") from None
        except ValueError as error:  # lone surrogates
            raise ExpressionError(
                f"this is not Python: {error}", 1, "write such characters as escapes inside quotes"
            ) from None
        if not body:
            raise ExpressionError("the text is empty", 1, "write a call such as `total([1, 2])`")
        if len(body) > 1:
            self.refuse(body[1], "this is more than one step", "give each step its own line under `steps`")
        return body[0]

    def node(self, tree: ast.expr, level: int = 1) -> Node:
        """The tree of an expression, if the grammar allows it."""
        if level > MAX_NESTING:
            self.refuse(tree, "the text is nested too deeply", "write a flatter value")
        constant = _constant(tree)
        if constant is not None:
            return constant
        make = self._makers.get(type(tree))
        if make is None:
            self.refuse_kind(tree)
        return make(tree, level + 1)

    def name(self, name: str, tree: ast.AST) -> str:
        """The name, if it may be read or bound."""
        if name.startswith("__"):
            self.refuse(tree, f"`{name}` is private to Python", "use what the solution offers under a name of its own")
        return name

    def refuse_kind(self, tree: ast.AST) -> NoReturn:
        """Raise what there is to say about a part of Python that the grammar leaves out."""
        what, hint = _REFUSED.get(
            type(tree).__name__, ("this", "write a call with literal arguments, such as `total([1, 2])`")
        )
        self.refuse(tree, f"{what} is not allowed here", hint)

    def refuse(self, tree: ast.AST, message: str, hint: str) -> NoReturn:
        """Raise an ExpressionError that points at a part of the text."""
        line: int = getattr(tree, "lineno", 1)
        column: int = getattr(tree, "col_offset", 0)
        characters = len(self._lines[line - 1].encode()[:column].decode())
        raise ExpressionError(message, self._column(line, characters), hint)

    def _column(self, line: int, characters: int) -> int:
        """The character, from 1, in the whole text as it was given; never outside of it."""
        before = self._lead + sum(map(len, self._lines[: line - 1]))
        return max(1, min(before + characters + 1, len(self._text)))

    def _item(self, tree: ast.Subscript, level: int) -> Node:
        key = self._key(tree.slice, level)
        if names_read(key):
            self.refuse(
                tree.slice, "an index is a literal", "write a number or text, such as `grid[0]` or `prices['tea']`"
            )
        return Item(self.node(tree.value, level), key)

    def _call(self, tree: ast.Call, level: int) -> Node:
        function = self.node(tree.func, level)
        if not names_read(function):
            self.refuse(tree.func, "a literal cannot be called", "write a function's name before the bracket")
        keywords: dict[str, Node] = {}
        for keyword in tree.keywords:
            if keyword.arg is None:
                self.refuse(keyword, "unpacking with `**` is not allowed here", "write the arguments out")
            if keyword.arg in keywords:
                self.refuse(keyword, f"the argument `{keyword.arg}` is given twice", "give it once")
            keywords[self.name(keyword.arg, keyword)] = self.node(keyword.value, level)
        return Call(function, tuple(self.node(argument, level) for argument in tree.args), tuple(keywords.items()))

    def _pairs(self, tree: ast.Dict, level: int) -> Node:
        pairs = []
        for key, item in zip(tree.keys, tree.values, strict=True):
            if key is None:
                self.refuse(item, "unpacking with `**` is not allowed here", "write the pairs out")
            pairs.append((self._key(key, level), self.node(item, level)))
        return Pairs(tuple(pairs))

    def _key(self, tree: ast.expr, level: int) -> Node:
        """The node of a dict's key, a set's member or an index, if it can be one."""
        if isinstance(tree, ast.List | ast.Set | ast.Dict):
            self.refuse(tree, "a list, set or dict cannot be a key or be inside a set", "write a tuple instead")
        if isinstance(tree, ast.Tuple):
            return Display(tuple, tuple(self._key(item, level + 1) for item in tree.elts))
        return self.node(tree, level)


def _constant(tree: ast.expr) -> Constant | None:
    """A constant, its sign and a complex number's two parts included."""
    if isinstance(tree, ast.Constant):
        return None if tree.value is ... else Constant(tree.value)
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Add | ast.Sub):
        real, imaginary = _number(tree.left), _number(tree.right, signed=False)
        if isinstance(real, int | float) and isinstance(imaginary, complex):
            return Constant(real + imaginary if isinstance(tree.op, ast.Add) else real - imaginary)
        return None
    number = _number(tree)
    return None if number is None else Constant(number)


def _number(tree: ast.expr, *, signed: bool = True) -> Any:
    """An int, float or complex with its sign; None for anything else."""
    if signed and isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.UAdd | ast.USub):
        number = _number(tree.operand, signed=False)
        return number if number is None or isinstance(tree.op, ast.UAdd) else -number
    is_number = isinstance(tree, ast.Constant) and type(tree.value) in {int, float, complex}
    return tree.value if is_number and isinstance(tree, ast.Constant) else None
