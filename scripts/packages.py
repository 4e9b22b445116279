"""The Debian packages that the tests use: which are missing, and how they come onto this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NEEDED = {
    "chromium-headless-shell": "the browser tests",
    "docker-compose": "checking compose.yaml",
    "docker.io": "the sandbox",
    "fonts-thai-tlwg": "Thai text in the browser tests",
    "mmdebstrap": "the sandbox image, where no registry answers",
    "postgresql": "the tests of the store",
}
"""Package to what needs it."""


def ensure() -> list[str]:
    """Install what is missing, as root on Debian; return what is still missing afterwards, with what needs it."""
    missing = _missing()
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(missing)} …", flush=True)
        if not _install(missing):
            _run("apt-get", "update", "--quiet=2")
            _install(missing)
        missing = _missing()
    return [f"{package} is not installed ({NEEDED[package]})" for package in missing]


def _missing() -> list[str]:
    if shutil.which("dpkg-query") is None:
        return []
    asked = subprocess.run(
        ["dpkg-query", "--show", "--showformat=${Package} ${Status}\n", *NEEDED],
        check=False,
        capture_output=True,
        text=True,
    )
    installed = {line.split()[0] for line in asked.stdout.splitlines() if line.endswith("ok installed")}
    return [package for package in NEEDED if package not in installed]


def _install(packages: list[str]) -> bool:
    """Install without questions, without recommended extras, and without starting any service."""
    policy = Path("/usr/sbin/policy-rc.d")
    ours = not policy.exists()
    if ours:
        policy.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
        policy.chmod(0o755)
    try:
        return _run("apt-get", "install", "--yes", "--quiet=2", "--no-install-recommends", *packages)
    finally:
        if ours:
            policy.unlink()


def _run(*command: str) -> bool:
    environ = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, check=False, env=environ, stdin=subprocess.DEVNULL).returncode == 0
