"""A zygote's memory without gaps: what its children make lies in few pages."""

import os
import subprocess
import sys

import pytest

PROGRAM = """
import gc, os, random, resource, sys
from sandbox.supervisor.filling import fill_gaps

dice = random.Random(1)
held = [bytes(dice.randrange(1, 4000)) for _ in range(60_000)]
held = [one for one in held if dice.random() < 0.9]  # a gap here and there
gc.collect()
if sys.argv[1] == "filled":
    fill_gaps()

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

pid = os.fork()
if pid == 0:
    before = faults()
    made = [bytes(size) for size in range(1, 4000, 20)]
    os.write(1, str(faults() - before).encode())
    os._exit(0)
os.waitpid(pid, 0)
"""


def faults(how: str, **environment: str) -> int:
    """Pages that a child asks the kernel for while it makes two hundred things."""
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM, how], capture_output=True, check=True, text=True, env=os.environ | environment
    )
    return int(told.stdout)


@pytest.mark.skipif(sys.version_info[:2] > (3, 13), reason="does nothing there, and says so")
def test_what_a_child_makes_copies_fewer_pages_where_no_gaps_are_left():
    gaps, filled = faults("as it is"), faults("filled")
    assert filled < 0.8 * gaps, (filled, gaps)


@pytest.mark.parametrize("allocator", ["malloc", "malloc_debug", "pymalloc_debug"])
def test_an_interpreter_that_keeps_its_memory_otherwise_is_let_alone(allocator: str):
    assert faults("filled", PYTHONMALLOC=allocator) > 0
