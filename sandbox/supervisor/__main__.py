"""`python -m sandbox.supervisor`: be a slot whose requests come in on standard input."""

from __future__ import annotations

import sys

from sandbox.supervisor.broker import Broker
from sandbox.supervisor.student_role import warm_up

if __name__ == "__main__":
    Broker(sys.stdin.fileno(), sys.stdout.fileno(), warm_up).serve()
