from __future__ import annotations

import pytest
from flask_babel import force_locale

from grader.store.waiting import Place, Reason
from grader.submission import State
from web.language.thai_lines import as_written
from web.sentences import waiting


def words(school, language, ahead=0, seconds=1.0, reason=Reason.IN_QUEUE, state=State.QUEUED):
    with school.app.test_request_context(), force_locale(language):
        return waiting.words(state, Place(ahead=ahead, estimate_seconds=seconds, reason=reason))


def test_place_and_time_are_told_in_both_languages(school):
    assert words(school, "en", 2, 2.2) == "Waiting: third in line, about 2 seconds"
    assert words(school, "th", 2, 2.2) == "รอตรวจ ลำดับที่ 3 ประมาณ 2 วินาที"


@pytest.mark.parametrize(
    ("ahead", "place"),
    [(0, "first"), (9, "tenth"), (10, "11th"), (11, "12th"), (20, "21st"), (21, "22nd"), (110, "111th")],
)
def test_english_counts_with_its_endings(school, ahead, place):
    assert f" {place} in line" in words(school, "en", ahead)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(0.01, "about 1 second"), (1.4, "about 1 second"), (45, "about 45 seconds"), (100, "about 2 minutes")],
)
def test_an_estimate_is_round(school, seconds, told):
    assert words(school, "en", 0, seconds).endswith(told)


def test_running_is_told(school):
    assert words(school, "en", reason=Reason.RUNNING, state=State.RUNNING) == "Being marked now."


def test_a_retry_says_that_it_was_our_failure(school):
    told = words(school, "en", reason=Reason.TRYING_AGAIN)
    assert told == ("Our system failed once and will mark it again by itself. Waiting: first in line, about 1 second")


def test_a_language_that_is_being_prepared_is_no_failure(school):
    told = words(school, "en", reason=Reason.PREPARING)
    assert told == ("The server is being made ready for this programming language. It will be marked by itself then.")


def test_our_failure_and_the_end_are_told(school):
    with school.app.test_request_context(), force_locale("th"):
        assert as_written(waiting.words(State.STUCK, None)) == "ระบบขัดข้อง ยังตรวจไม่ได้ คำตอบของคุณยังอยู่ และครั้งนี้ไม่นับ"
        assert waiting.words(State.GRADED, None) == "ตรวจแล้ว"
