"""The proceedings: a pytest plugin that has every test watched, gives it a copy of the solution, and notes the verdict."""

from __future__ import annotations

import contextlib
import signal
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from _pytest.runner import runtestprotocol

from sandbox.conversation.errors import StudentLost
from sandbox.judging.collection import Collection
from sandbox.judging.inquiry import ImportFailed
from sandbox.judging.patience import PatientSetupState
from sandbox.judging.trial import TookTooLong, Trial
from sandbox.suites import Marker, SuiteTest, tests_seconds

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from sandbox.conversation.judge import Conversation
    from sandbox.judging.explanations import Explainer
    from sandbox.judging.inquiry import Watched
    from sandbox.types import Limits

_MERCY_SECONDS = 1.0
"""How much longer than its limit a test may go on in the suite's own code, where nobody else can stop it."""


class Proceedings:
    """One run of a suite."""

    def __init__(
        self, conversation: Conversation, inquiry: Watched, explainer: Explainer, folder: Path, limits: Limits
    ) -> None:
        """`folder` is where the suite's files lie."""
        self._conversation = conversation
        self._inquiry = inquiry
        self._explainer = explainer
        self._folder = folder
        self._limits = limits
        self._collection = Collection(explainer)
        self._parameters: dict[pytest.Item, dict[str, Any]] = {}
        self._trial = Trial("", Marker())
        self._asked_before = 0
        self._materialized: set[object] = set()
        self._asking: set[object] = set()
        self._forked = False
        self._stale = False
        self._seconds = 0.0
        self._problem: str | None = None
        self.tests: list[SuiteTest] = []

    @property
    def problem(self) -> str | None:
        """What is wrong with the suite itself, if anything is."""
        return self._collection.problem or self._problem

    def pytest_configure(self, config: pytest.Config) -> None:
        """Make the marker known, and watch the collection too."""
        config.pluginmanager.register(self._collection)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionstart(self, session: pytest.Session) -> None:
        """Have no fixture's end forgotten, whatever becomes of the student's process."""
        session._setupstate = PatientSetupState()  # noqa: SLF001 - pytest has no other place for it

    @pytest.hookimpl(trylast=True)
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """From now on the solution may be asked."""
        if self._collection.problem:
            session.items.clear()
        self._conversation.collecting = False

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> bool:
        """Run one test from beginning to end."""
        self._trial = trial = self._collection.trial_of(item)
        if self._inquiry.timeouts_left <= 0 or self._seconds > tests_seconds(self._limits.wall_seconds):
            self._tear_down(item, nextitem)
            self.tests.append(trial.not_run())
            return True
        began = time.monotonic()
        self._inquiry.begin()
        self._asked_before = self._conversation.asked
        self._forked = self._stale = False
        try:
            self._prepare(item)
            self._asked_before = self._conversation.asked
            runtestprotocol(item, nextitem=nextitem)
        except ImportFailed as failed:
            trial.has_no_solution(failed)
            self._tear_down(item, nextitem)
        except StudentLost as error:  # while the test was prepared
            trial.meet(error, "", blames_suite=False)
            self._tear_down(item, nextitem)
        except (
            pytest.exit.Exception,
            KeyboardInterrupt,
        ):  # the suite ends the run: no student's code can raise either here
            raise
        except BaseException as error:  # noqa: BLE001 - of a hook in the suite's conftest, or what the student's code says to a report
            explanation = self._explainer.explain_error(error)
            trial.meet(error, explanation, blames_suite=not self._has_asked(item))
            self._tear_down(item, nextitem)
        self._conclude(item, trial, began)
        return True

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
    ) -> Generator[None, Any, Any]:
        """Before the first fixture of a test's own, its own copy of the solution; and note which fixtures ask."""
        asked = None
        try:
            if fixturedef.scope == "function":
                self._fork(request.node)
            else:
                self._stale = self._stale or self._forked
            asked = self._conversation.asked
            return (yield)
        except (
            BaseException
        ) as error:  # pytest takes note of an Exception only, and has no fixture end that it has no note of
            if fixturedef.cached_result is None:
                fixturedef.cached_result = (None, fixturedef.cache_key(request), (error, error.__traceback__))  # type: ignore[arg-type]
            raise
        finally:
            if asked is not None and self._conversation.asked > asked:
                self._asking.add(fixturedef)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Generator[None, None, None]:
        """Let no fixture go on without end."""
        with self._alarm():
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Let no test go on without end; it has a copy of the solution to itself at the latest now."""
        with self._alarm():
            self._fork(item)
            return (yield)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[Any]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note what failed, and whose part it was."""
        report = yield
        if report.failed and call.excinfo is not None:
            error, own = call.excinfo.value, call.when != "call" and not self._has_asked(item)
            explanation = self._explainer.explain(report, only_where=isinstance(error, StudentLost | TookTooLong))
            self._trial.meet(error, explanation, blames_suite=own)
        elif report.failed:
            self._trial.explanations.append(self._explainer.explain(report))
        return report

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what was printed, and that a test was skipped: not a part of one, which has a report of another kind."""
        if type(report) is not pytest.TestReport or report.when == "teardown":
            self._trial.printed += report.capstdout
        if report.skipped and type(report) is pytest.TestReport:
            told = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
            reason = getattr(report, "wasxfail", told)
            self._trial.reason = self._explainer.clean(reason.removeprefix("reason: ").removeprefix("Skipped: "))

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """An error outside of any test: of a hook in the suite's conftest, for example. Nobody else need print it."""
        self._problem = self._problem or self._explainer.explain_error(excinfo.value)
        return True

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """The suite ends the run: nobody else can."""
        self._problem = self._problem or f"the suite ends the run: {excinfo.exconly()}"

    def _prepare(self, item: pytest.Item) -> None:
        """Put what they stand for in the place of the references that the suite's modules and the test's parameters hold."""
        self._conversation.materialize({})  # a new process has to be there before a mirror of the last one is used
        for module in self._modules():
            if module not in self._materialized:
                self._conversation.materialize(vars(module))
                self._materialized.add(module)
        callspec = getattr(item, "callspec", None)
        if callspec is not None:
            parameters = self._parameters.setdefault(item, dict(callspec.params))
            callspec.params.update({name: self._conversation.resolve(value) for name, value in parameters.items()})

    def _modules(self) -> list[Any]:
        """The modules of the suite: its own file, its conftest, and what they import from beside them."""
        inside = f"{self._folder}/"
        files = ((module, getattr(module, "__file__", None)) for module in list(sys.modules.values()))
        return [module for module, file in files if isinstance(file, str) and file.startswith(inside)]

    def _fork(self, node: pytest.Item) -> None:
        """Give a test its own copy of the solution, until its own fixtures have ended. Where none would be exact, an own process."""
        exact = self._inquiry.exact or not self._conversation.connected
        if not self._forked and exact:
            asked = self._conversation.asked
            self._conversation.fork()
            self._asked_before += self._conversation.asked - asked
            self._forked = True
            node.session._setupstate.stack[node][0].insert(0, self._join)  # noqa: SLF001 - the last of its finalizers

    def _join(self) -> None:
        if self._forked and not self._stale and not self._trial.lost:
            self._forked = False
            try:
                self._conversation.join()
            except StudentLost:
                self._trial.lost = True

    def _has_asked(self, item: pytest.Item) -> bool:
        """Whether the student's code had a part in what this test was given."""
        found = getattr(item, "_fixtureinfo", None)
        used = [definition for several in (found.name2fixturedefs.values() if found else ()) for definition in several]
        return self._conversation.asked > self._asked_before or not self._asking.isdisjoint(used)

    def _conclude(self, item: pytest.Item, trial: Trial, began: float) -> None:
        """Hear what the warden saw, leave nothing of the test, and note the verdict."""
        setup_state: PatientSetupState = item.session._setupstate  # type: ignore[assignment] # noqa: SLF001 - put there above
        trial.lost = trial.lost or setup_state.lost or self._conversation.lost is not None
        if trial.lost or self._stale:
            self._tear_down(item, None)
            self._stale = False
            self._join()
        seen = self._inquiry.end(lost=trial.lost)
        if seen.lost:
            self._tear_down(item, None)
            self._conversation.lose()
        setup_state.lost = False
        wall_seconds = time.monotonic() - began
        self._seconds += wall_seconds
        if trial.overlong and not self._has_asked(item):
            trial.problem = f"{trial.name}\ntakes longer than its limit by itself: it has asked the solution nothing"
        self._problem = self._problem or trial.problem
        self.tests.append(trial.result(seen, wall_seconds))

    def _tear_down(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        """End the fixtures that the next test does not need, of a test that did not come to that itself."""
        with contextlib.suppress(Exception, BaseExceptionGroup):
            item.session._setupstate.teardown_exact(nextitem)  # noqa: SLF001 - as pytest's own runner does

    @contextlib.contextmanager
    def _alarm(self) -> Iterator[None]:
        signal.signal(signal.SIGALRM, _ring)
        signal.setitimer(signal.ITIMER_REAL, self._limits.wall_seconds + _MERCY_SECONDS)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(_signal: int, _frame: object) -> None:
    raise TookTooLong
