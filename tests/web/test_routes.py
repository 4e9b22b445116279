"""Every route there is: the signed-out are refused, and so is every role but the one it is for."""

from __future__ import annotations

import pytest

from tests.web.lessons import submission_id

OPEN = {
    "account.language",
    "account.set_up",
    "account.sign_in",
    "account.sign_out",
    "account.choose_theme",
    "api.openapi",
    "health.healthz",
    "health.metrics",
    "health.readyz",
    "lan.certificate",
    "lan.page",
    "lan.profile",
    "offline.manifest",
    "offline.not_kept",
    "offline.service_worker",
    "static",
}
"""What the signed-out may use."""
ALSO_FOR = {("author.exercises", "admin")}
"""Administrators see what authors see."""
ROLES = {"student": "malee", "teacher": "kru", "author": "author", "admin": "admin"}
VALUES = {"submission_id": submission_id(), "collection": "basics", "slug": "total", "username": "malee"}


def calls(app):
    """Endpoint, method and an address of every route."""
    adapter = app.create_url_adapter(None) or app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        values = {name: VALUES.get(name, 1) for name in rule.arguments}
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"}):
            yield rule.endpoint, method, adapter.build(rule.endpoint, values, method=method)


def ask(visitor, method, path):
    if method == "GET":
        return visitor.get(path, buffered=True)
    return visitor.post(path) if method == "POST" else visitor.put(path, json={})


def test_every_route_refuses_the_signed_out(school):
    let_in = []
    for endpoint, method, path in calls(school.app):
        if endpoint in OPEN:
            continue
        response = ask(school.visitor(), method, path)
        to_sign_in = response.status_code == 302 and response.location.startswith("/sign-in")
        if not (response.status_code == 401 if path.startswith("/api/") else to_sign_in):
            let_in.append((endpoint, method, path, response.status_code))
    assert let_in == []


@pytest.mark.parametrize("role", ROLES)
def test_every_route_of_another_role_is_refused(school, role):
    visitor = school.visitor(ROLES[role])
    let_in = []
    for endpoint, method, path in calls(school.app):
        belongs_to = endpoint.partition(".")[0]
        if belongs_to not in ROLES or belongs_to == role or (endpoint, role) in ALSO_FOR:
            continue
        response = ask(visitor, method, path)
        if response.status_code != 403:
            let_in.append((endpoint, method, path, response.status_code))
    assert let_in == []


def test_there_are_routes_of_each_kind_to_refuse(school):
    endpoints = {endpoint.partition(".")[0] for endpoint, _, _ in calls(school.app)}
    assert {"account", "api", "student"} <= endpoints
