"""What lies beside a program that is run for its own sake: the files that the exercise's public tests give it."""

from __future__ import annotations

from grader.exercise.model import Exercise, ProgramTest


def files_beside(exercise: Exercise) -> dict[str, str]:
    """File name to text; of two files of one name that of the first test."""
    public = [test.kind for test in exercise.tests if test.public and isinstance(test.kind, ProgramTest)]
    return {name: text for kind in reversed(public) for name, text in kind.files.items()}
