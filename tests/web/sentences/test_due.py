from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask_babel import force_locale

from web.language.thai_lines import as_written
from web.sentences.due import due_tag, due_words

NOW = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)  # Monday, 22:00 in Bangkok


def words(school, due_at, language):
    with school.app.test_request_context(), force_locale(language):
        return due_words(due_at, NOW)


@pytest.mark.parametrize(
    ("later", "english", "thai"),
    [
        (timedelta(hours=1), "today, 23:00", "วันนี้ 23:00 น."),
        (timedelta(hours=3), "tomorrow, 01:00", "พรุ่งนี้ 01:00 น."),
        (timedelta(days=-1), "yesterday, 22:00", "เมื่อวาน 22:00 น."),
        (timedelta(days=4), "Friday, 22:00", "วันศุกร์ 22:00 น."),
        (timedelta(days=30), "1 Jul 2026, 22:00", "1 ก.ค. 2569 22:00 น."),
        (timedelta(days=-3), "29 May 2026, 22:00", "29 พ.ค. 2569 22:00 น."),
    ],
)
def test_a_time_is_said_as_people_say_it_by_the_clock_of_the_school(school, later, english, thai):
    assert words(school, NOW + later, "en") == english
    assert as_written(words(school, NOW + later, "th")) == thai


def test_machines_can_read_it_too(school):
    with school.app.test_request_context(), force_locale("en"):
        assert due_tag(NOW, NOW) == '<time datetime="2026-06-01T15:00:00Z">today, 22:00</time>'
