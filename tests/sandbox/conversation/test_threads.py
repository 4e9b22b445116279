"""Threads on either side ask one after the other."""

from __future__ import annotations

import threading

from tests.sandbox.conversation.talking import module, students


def test_threads_of_a_students_may_call_back():
    source = """
        import threading
        def spread(f, n):
            threads = [threading.Thread(target=f, args=(i,)) for i in range(n)]
            for one in threads: one.start()
            for one in threads: one.join()
            return n
        """
    with students(source):
        seen: list[int] = []
        assert module("solution").spread(seen.append, 8) == 8
        assert sorted(seen) == list(range(8))


def test_threads_of_a_suites_may_ask():
    with students("total = []\ndef add(x): total.append(x)\n"):
        threads = [threading.Thread(target=module("solution").add, args=(n,)) for n in range(8)]
        for one in threads:
            one.start()
        for one in threads:
            one.join(20)
        assert sorted(module("solution").total) == list(range(8))
