"""What the suite gives to the solution shows nothing else of the suite, and cannot be turned against it."""

from __future__ import annotations

from functools import partial
from unittest.mock import Mock, call

import pytest

from tests.sandbox.conversation.talking import solution

SNOOPING = """
import gc, sys
def attributes(f):
    found = []
    for name in ("__globals__", "__code__", "__closure__", "__self__", "__func__", "__dict__", "__class__", "__defaults__"):
        value = getattr(f, name, None)
        if "secret" in repr(value): found.append(name)
    return found
def ask(f, name):
    try: return repr(getattr(f, name))
    except AttributeError: return None
def everything(): return [o for o in gc.get_objects() if isinstance(o, str) and o.startswith("the secret")]
def raw(f, *body):
    cell = f.__closure__
    ask = next(c.cell_contents for c in cell if hasattr(c.cell_contents, "_ask")) if cell else type(f)._special.__self__
    return ask._ask(*body)
"""


def test_a_callback_shows_nothing_of_the_suite():
    secret = "the secret answer"
    with solution(SNOOPING) as module:

        class Clock:
            _private = secret

            def now(self):
                return len(secret)

        clock = Clock()
        assert module.attributes(lambda: secret) == []
        assert module.ask(clock, "_private") is None
        assert module.ask(clock, "__class__") != repr(Clock)
        assert module.ask(clock.now, "__func__") is None
        assert module.ask((x for x in [secret]), "gi_frame") is None
        assert module.everything() == []


@pytest.mark.parametrize("name", ["__globals__", "__code__", "_private", "__init__", "gi_frame", "f_globals"])
def test_a_callback_is_no_way_to_the_suites_globals_past_the_stand_in(name):
    with solution(SNOOPING) as module, pytest.raises(AttributeError, match="shows the solution no attribute"):
        module.raw(lambda: 1, "get", test_a_callback_shows_nothing_of_the_suite, name)


def test_a_mock_keeps_its_record_and_its_methods():
    source = """
        def use(mock):
            for name in ("assert_called_once_with", "assert_not_called", "called", "call_count", "mock_calls"):
                try: setattr(mock, name, lambda *a, **k: True)
                except AttributeError: pass
            mock.size = 3
            return mock.price("pear")
        """
    with solution(source) as module:
        mock = Mock()
        mock.price.return_value = 7
        assert module.use(mock) == 7
        assert mock.size == 3
        mock.price.assert_called_once_with("pear")
        with pytest.raises(AssertionError):
            mock.assert_called_once_with(1)
        assert mock.called is False


def test_no_mocks_record_is_the_solutions_to_change():
    source = """
        class Fake:
            def assert_called_once_with(self, *arguments): pass
        def use(mock):
            mock(1)
            tried = [
                lambda: mock.configure_mock(assert_called_once_with=lambda *a: None, called=False),
                lambda: mock.reset_mock(),
                lambda: mock.mock_calls.clear(),
                lambda: mock.attach_mock(Fake(), "assert_called_once_with"),
            ]
            for one in tried:
                try: one()
                except AttributeError: pass
            mock.save = Fake()
        """
    with solution(source) as module:
        mock = Mock()
        module.use(mock)
        assert mock.mock_calls == [call(1)]
        mock.assert_called_once_with(1)
        with pytest.raises(AssertionError):
            mock.assert_called_once_with(2)
        with pytest.raises(AttributeError, match="that is for mocks of the suite"):
            mock.save.assert_called_once_with(2)


def test_what_a_partial_function_is_called_with_stays_the_suites():
    with solution(SNOOPING) as module:
        expects = partial(str, "the secret answer")
        assert [module.ask(expects, name) for name in ("args", "keywords", "func")] == [None, None, None]


def test_no_file_of_the_judges_is_reached_by_what_the_suite_gives(tmp_path):
    (tmp_path / "secret").write_text("expected")

    class Box:
        def __init__(self):
            self.path = tmp_path / "secret"
            self.capsys = pytest.MonkeyPatch()

    source = """
        def read(box):
            try: return box.path.read_text()
            except TypeError as e: return str(e)
        def patch(box):
            try: return box.capsys.setattr
            except AttributeError as e: return "no"
        """
    with solution(source) as module:
        assert "files of its own" in module.read(Box())
        assert module.patch(Box()) == "no"
