"""Pages that are for one role, and sign-ins that end."""

from __future__ import annotations

import pytest

from tests.web.school import PEOPLE, School
from web.guard import auth


def add_pages(school: School) -> None:
    """A page for teachers, one for two roles, and one for everyone who is signed in."""
    school.app.add_url_rule("/for-teachers", endpoint="a", view_func=auth.role("teacher")(lambda: "welcome"))
    school.app.add_url_rule("/for-staff", endpoint="b", view_func=auth.role("teacher", "admin")(lambda: "welcome"))
    school.app.add_url_rule("/for-all", endpoint="c", view_func=auth.signed_in(lambda: auth.current_person().username))


@pytest.mark.parametrize("name", PEOPLE)
def test_a_page_opens_for_its_roles_and_for_nobody_else(school: School, name: str) -> None:
    add_pages(school)
    visitor, role = school.visitor(name), PEOPLE[name][1].value
    assert visitor.get("/for-teachers").status_code == (200 if role == "teacher" else 403)
    assert visitor.get("/for-staff").status_code == (200 if role in {"teacher", "admin"} else 403)
    assert visitor.get("/for-all").get_data(as_text=True) == name


@pytest.mark.parametrize("path", ["/for-teachers", "/for-staff", "/for-all"])
def test_signed_out_one_is_asked_to_sign_in(school: School, path: str) -> None:
    add_pages(school)
    assert school.visitor().get(path).location == f"/sign-in?next={path}"


def test_a_role_that_there_is_not_is_a_mistake_at_once() -> None:
    with pytest.raises(ValueError, match="headmaster"):
        auth.role("headmaster")


@pytest.mark.parametrize("kept", ["", "1", ":", "1:", "x:0", "1:x", "99999:0", "1:7", "1:0:0", "-1:0"])
def test_a_session_that_holds_anything_else_is_nobodys(school: School, kept: str) -> None:
    visitor = school.visitor()
    with visitor.client.session_transaction() as session:
        session["_user_id"] = kept
    assert visitor.get("/account").status_code == 302


def test_the_viewer_knows_their_classes(school: School) -> None:
    school.app.add_url_rule(
        "/who",
        view_func=lambda: {
            "teaches": list(auth.current_viewer().teaches),
            "attends": list(auth.current_viewer().attends),
        },
    )
    assert school.visitor("kru").get("/who").get_json() == {"teaches": [school.class_id], "attends": []}
    assert school.visitor("malee").get("/who").get_json() == {"teaches": [], "attends": [school.class_id]}
