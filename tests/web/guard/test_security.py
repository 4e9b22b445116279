"""What every answer carries, and what every change needs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.school import PASSWORD, School, Visitor, prepare, settings_in
from web.app import create_app


def policy(school: School, path: str = "/sign-in") -> dict[str, str]:
    """The content security policy of a page, by directive."""
    header = school.visitor().get(path).headers["Content-Security-Policy"]
    return dict(part.partition(" ")[::2] for part in header.split("; "))


def test_a_page_allows_nothing_from_elsewhere(school: School) -> None:
    allowed = policy(school)
    assert allowed["default-src"] == "'none'"
    assert allowed["frame-ancestors"] == "'none'"
    assert allowed["base-uri"] == "'none'"
    assert allowed["form-action"] == "'self'"
    together = " ".join(allowed.values())
    assert "unsafe-inline" not in together
    assert "'unsafe-eval'" not in together
    assert "http" not in together
    assert "*" not in together


def test_every_page_has_a_nonce_of_its_own_and_uses_it(school: School) -> None:
    one, other = school.visitor().get("/sign-in"), school.visitor().get("/sign-in")
    first, second = (
        answer.headers["Content-Security-Policy"].split("'nonce-")[1].split("'")[0] for answer in (one, other)
    )
    assert first != second
    assert f'nonce="{first}"' in one.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/sign-in", "/nothing/here", "/healthz", "/api/nothing", "/static/icons/kradan.svg"])
def test_every_answer_carries_the_headers(school: School, path: str) -> None:
    headers = school.visitor().get(path, buffered=True).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


def test_what_one_pupil_saw_is_not_kept_for_the_next(school: School) -> None:
    assert school.visitor("malee").get("/account").headers["Cache-Control"] == "no-store"


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(school: School) -> None:
    answer = school.visitor().post("/sign-in", {"username": "malee", "password": PASSWORD})
    [cookie] = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("kradan_session=")]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie


def test_over_https_cookies_are_secure_and_the_browser_stays_with_https(tmp_path: Path) -> None:
    sessions, _, _ = prepare(tmp_path)
    app = create_app(
        settings_in(tmp_path, https=True, proxies=1), sessions=sessions, config={"RATELIMIT_STORAGE_URI": "memory://"}
    )
    visitor = Visitor(app.test_client())
    answer = visitor.post(
        "/sign-in", {"username": "malee", "password": PASSWORD}, headers={"X-Forwarded-Proto": "https"}
    )
    sessions.kw["bind"].dispose()
    assert "Secure" in answer.headers["Set-Cookie"]
    assert answer.headers["Strict-Transport-Security"].startswith("max-age=")


def test_forwarded_headers_count_only_behind_a_proxy(school: School) -> None:
    answer = school.visitor().get("/sign-in", headers={"X-Forwarded-Proto": "https"})
    assert "Strict-Transport-Security" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/sign-in", "/sign-out", "/language", "/theme", "/account/password", "/account/tokens"]
)
@pytest.mark.parametrize("token", [{}, {"csrf_token": ""}, {"csrf_token": "made up"}])
def test_a_form_without_the_token_of_its_session_is_refused(school: School, path: str, token: dict[str, str]) -> None:
    answer = school.visitor("malee").client.post(path, data=token)
    assert answer.status_code == 400
    assert "โหลดหน้าใหม่" in answer.get_data(as_text=True)


def test_a_bearer_token_stands_in_for_csrf_only_where_programs_call(school: School) -> None:
    client = school.visitor("malee").client
    headers = {"Authorization": "Bearer kradan_made-up"}
    assert client.post("/sign-out", headers=headers).status_code == 400
    assert client.post("/api/nothing", headers=headers).status_code == 404


def test_every_route_that_changes_something_takes_no_get(school: School) -> None:
    harmless = {
        "account.sign_in",
        "account.change_password",
        "account.set_up",
        "account.list_tokens",
        "admin.new_person",
    }
    for rule in school.app.url_map.iter_rules():
        if rule.methods and "GET" in rule.methods and rule.methods & {"POST", "PUT", "DELETE", "PATCH"}:
            assert rule.endpoint in harmless | {
                name for name in school.app.view_functions if not name.startswith(("account.", "admin."))
            }
