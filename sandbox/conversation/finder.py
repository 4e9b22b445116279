"""The part of the import system that gives a suite the solution's modules."""

from __future__ import annotations

import sys
from importlib.machinery import ModuleSpec
from typing import TYPE_CHECKING

from sandbox.conversation.references import SolutionModule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from sandbox.conversation.judge import Conversation


class Finder:
    """Finds the solution's modules, after everything else: no file of a student's takes the place of another module."""

    def __init__(self, modules: frozenset[str], conversation: Conversation) -> None:
        self._modules = modules
        self._conversation = conversation

    def install(self) -> None:
        """Be asked when a module is imported."""
        sys.meta_path.append(self)

    def uninstall(self) -> None:
        """Be asked no more; what was imported is forgotten."""
        sys.meta_path.remove(self)
        for name in self._modules:
            if type(sys.modules.get(name)) is SolutionModule:
                del sys.modules[name]

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Part of the import system."""
        if name not in self._modules:
            return None
        return ModuleSpec(name, self, origin="the solution")  # type: ignore[arg-type] # a loader by its methods

    def create_module(self, spec: ModuleSpec) -> SolutionModule:
        """Part of the import system."""
        return SolutionModule(spec.name, self._conversation)

    def exec_module(self, _module: ModuleType) -> None:
        """Part of the import system: nothing is asked yet."""
