from datetime import UTC, datetime, timedelta

from grader.exercise.model import LocalText
from grader.gradebook.policy import Counts, Graded, Late, Policy
from grader.gradebook.table import EMPTY, Cell, Column, Correction, Person, table

DUE = datetime(2026, 6, 1, 12, tzinfo=UTC)
MANEE, PITI = Person(1, "มานี", 1, "manee"), Person(2, "ปิติ", 2, "piti")
ONE = Column(7, "a/one", LocalText({"th": "หนึ่ง"}), 10, DUE)
TWO = Column(7, "a/two", LocalText({"th": "สอง"}), 4)


def sent(name: str, user_id: int, exercise: str, points: int, max_points: int = 10, hours: int = -1) -> Graded:
    return Graded(name, user_id, exercise, points, max_points, DUE + timedelta(hours=hours))


def test_each_pair_of_pupil_and_exercise_has_its_cell():
    graded = [
        sent("s1", 1, "a/one", 3),
        sent("s2", 1, "a/one", 8),
        sent("s3", 2, "a/two", 4, 4),
        sent("s4", 3, "a/one", 1),
    ]
    book = table([MANEE, PITI], [ONE, TWO], graded, {})
    assert [row.person for row in book.rows] == [MANEE, PITI]
    assert book.rows[0].cells == (Cell(8, "s2", 2), EMPTY)
    assert book.rows[1].cells == (EMPTY, Cell(4, "s3", 1))
    assert [row.points for row in book.rows] == [8, 4]
    assert book.max_points == 14


def test_late_work_is_shown_or_refused():
    graded = [sent("s1", 1, "a/one", 9, hours=2)]
    assert table([MANEE], [ONE], graded, {}).rows[0].cells == (Cell(9, "s1", 1, late=True),)
    refused = table([MANEE], [ONE], graded, {}, policy=Policy(late=Late.REFUSED))
    assert refused.rows[0].cells == (Cell(None, None, 1),)


def test_a_teachers_correction_holds_and_can_be_taken_back():
    graded = [sent("s1", 1, "a/one", 3)]
    corrected = table([MANEE, PITI], [ONE], graded, {(7, 1, "a/one"): Correction(6, "shown at the board")})
    assert corrected.rows[0].cells == (Cell(6, "s1", 1, overridden=True, reason="shown at the board"),)
    back = table([MANEE], [ONE], graded, {(7, 1, "a/one"): Correction(None, "a mistake")})
    assert back.rows[0].cells == (Cell(3, "s1", 1),)


def test_a_correction_needs_no_submission_and_holds_for_one_assignment_only():
    corrections = {(7, 1, "a/two"): Correction(2, "orally")}
    again = Column(8, "a/two", TWO.title, 4)
    book = table([MANEE], [TWO, again], [], corrections)
    assert book.rows[0].cells == (Cell(2, None, 0, overridden=True, reason="orally"), EMPTY)


def test_what_waits_is_shown():
    waiting = frozenset({(1, "a/one"), (1, "a/two")})
    book = table([MANEE, PITI], [ONE, TWO], [sent("s1", 1, "a/one", 3)], {}, waiting=waiting)
    assert book.rows[0].cells == (Cell(3, "s1", 1, waiting=True), Cell(waiting=True))
    assert book.rows[1].cells == (EMPTY, EMPTY)


def test_marks_of_an_older_revision_are_scaled_to_todays_points():
    graded = [sent("s1", 1, "a/two", 5, 5), sent("s2", 2, "a/two", 3, 5)]
    cells = [row.cells[0].points for row in table([MANEE, PITI], [TWO], graded, {}).rows]
    assert cells == [4, 2]
    odd = table([MANEE], [TWO], [sent("s1", 1, "a/two", 0, 0)], {})
    assert odd.rows[0].cells[0].points == 0


def test_weights_change_totals_only():
    graded = [sent("s1", 1, "a/one", 5), sent("s2", 1, "a/two", 4, 4)]
    book = table([MANEE], [ONE, TWO], graded, {}, policy=Policy(weights={"a/one": 2, "a/two": 0}))
    assert (book.rows[0].points, book.max_points) == (10, 20)
    assert [cell.points for cell in book.rows[0].cells] == [5, 4]


def test_the_last_one_counts_where_the_policy_says_so():
    graded = [sent("s1", 1, "a/one", 9, hours=-3), sent("s2", 1, "a/one", 2, hours=-2)]
    assert table([MANEE], [ONE], graded, {}, policy=Policy(counts=Counts.LAST)).rows[0].cells[0].points == 2


def test_an_empty_class_has_an_empty_book():
    book = table([], [], [], {})
    assert (book.rows, book.columns, book.max_points) == ((), (), 0)
