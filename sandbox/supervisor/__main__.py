"""`python -m sandbox.supervisor`: be a slot whose requests come in on standard input; or a container for one, the student's or the judge's."""

from __future__ import annotations

import sys

from sandbox.supervisor import bare, judge_role
from sandbox.supervisor.broker import Broker
from sandbox.supervisor.student_role import warm_up

if __name__ == "__main__":
    if sys.argv[1:] == [bare.STUDENT]:
        bare.serve_student(warm_up)
    if sys.argv[1:] == [bare.JUDGE]:
        bare.serve_judge(judge_role.warm_up)
    Broker(sys.stdin.fileno(), sys.stdout.fileno(), warm_up, judge_role.find()).serve()
