"""Forms that explain themselves."""

from __future__ import annotations

from wtforms import StringField
from wtforms.validators import InputRequired

from grader.errors import Invalid
from tests.web.school import School
from web.forms import Form


class NameForm(Form):
    """A form of two fields."""

    name = StringField("Name", [InputRequired("Write a name.")])
    username = StringField("Username")


def test_a_form_counts_as_sent_only_when_it_was_posted_and_is_right(school: School) -> None:
    with school.app.test_request_context(method="GET", query_string={"name": "x"}):
        assert not NameForm().sent()
    with school.app.test_request_context(method="POST"):
        form = NameForm()
        assert not form.sent()
        assert form.errors == {"name": ["Write a name."]}


def test_what_the_core_refuses_stands_at_its_field(school: School) -> None:
    with school.app.test_request_context(method="POST", headers={"Accept-Language": "en"}):
        form = NameForm()
        form.refuse(Invalid({"username": "username-taken"}))
        assert form.errors == {"username": ["Someone has this username already."]}


def test_what_is_about_no_field_stands_at_the_first(school: School) -> None:
    with school.app.test_request_context(method="POST", headers={"Accept-Language": "en"}):
        form = NameForm()
        form.refuse(Invalid({"somewhere-else": "username-taken"}))
        assert form.errors == {"name": ["Someone has this username already."]}


def test_a_code_without_a_sentence_is_told_as_not_right_yet(school: School) -> None:
    with school.app.test_request_context(method="POST", headers={"Accept-Language": "en"}):
        form = NameForm()
        form.refuse(Invalid({"name": "never-heard-of"}))
        assert form.errors == {"name": ["Some of it is not right yet."]}
