"""The fast half of `make test`: what can be known without an engine, a browser or a database server."""

from __future__ import annotations

import sys

from scripts.steps import Step, module, run, summary, tool

NO_SERVICES = "not docker and not browser and not postgres"

STATIC = (
    Step("format", tool("ruff", "format", "--check", "."), "make fix"),
    Step("lint", tool("ruff", "check", "."), "make fix mends some of it"),
    Step("types", tool("mypy")),
    Step("who may import whom", tool("lint-imports", "--no-logo")),
    Step("front end", module("web.build")),
    Step("front end, types", module("scripts.frontend_types")),
    Step("messages", module("web.messages", "--check"), "make messages"),
    Step("models and migrations", tool("kradan", "db", "check"), "write the missing migration"),
)
UNIT = Step("tests without services", module("pytest", "-q", "-m", NO_SERVICES, "--cov", "--cov-report=term"))


def main() -> int:
    """Run all of it; 0 when all is well."""
    return summary(run((*STATIC, UNIT)))


if __name__ == "__main__":
    sys.exit(main())
