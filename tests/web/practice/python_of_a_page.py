"""The interpreter that a page's worker would start, for who plays the page: `python -I -S <this> bundle.zip messages.json`.

One call a line on standard input, `["name", word, ...]`; each answered by a line, before which others may tell of events.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
os.dup2(os.open(os.devnull, os.O_RDWR), 0)
os.dup2(0, 1)

sys.modules["markupsafe._speedups"] = None  # type: ignore[assignment] # a browser has the one in Python
sys.path.insert(0, sys.argv[1])
messages = Path(sys.argv[2]).read_text(encoding="utf-8")

from web.practice import desk  # noqa: E402 - the bundle's own

desk.prepare()
before = set(sys.modules)
desk.wake("seed")
desk.speak(json.loads(messages)["language"], messages)


def tell(**news: object) -> None:
    """Write one line."""
    answers.write(json.dumps(news) + "\n")
    answers.flush()


def typed(prompt: str) -> str | None:
    """Ask the page for a line."""
    tell(asks=prompt)
    line: str | None = json.loads(requests.readline())
    return line


HANDLERS = {
    "run": (typed, lambda stream, text: tell(said=[stream, text]), lambda svg: tell(drew=svg)),
    "run_case": (lambda: tell(loaded=True),),
}

tell(ready=True)
for request in requests:
    name, *words = json.loads(request)
    if name == "modules":
        tell(answer=json.dumps(sorted(set(sys.modules) ^ before)))
    else:
        tell(answer=getattr(desk, name)(*words, *HANDLERS.get(name, ())))
