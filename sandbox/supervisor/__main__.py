"""`python -m sandbox.supervisor`: be a slot whose requests come in on standard input; with `bare`, a container for one submission."""

from __future__ import annotations

import sys

from sandbox.supervisor import bare, judge_role
from sandbox.supervisor.broker import Broker
from sandbox.supervisor.student_role import warm_up

if __name__ == "__main__":
    if sys.argv[1:] == [bare.ARGUMENT]:
        bare.serve(warm_up)
    Broker(sys.stdin.fileno(), sys.stdout.fileno(), warm_up, judge_role.find()).serve()
