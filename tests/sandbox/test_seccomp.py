"""The filter, run by a small machine of our own: what it says to every call on both architectures."""

import errno
import socket
import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.supervisor import seccomp, syscalls
from sandbox.supervisor.linux import ALL_NAMESPACES

ALLOW, KILL = 0x7FFF0000, 0x80000000
ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
both = pytest.mark.parametrize("name", ARCHITECTURES)


def verdict(name: str, number: int, *arguments: int, architecture: int | None = None) -> int:
    """What the kernel would do, by the rules of classic BPF."""
    code = seccomp.program(name)
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("IIQ6Q", number, architecture or ARCHITECTURES[name], 0, *padded)
    accumulator = place = 0
    while True:
        operation, if_true, if_false, operand = struct.unpack_from("HBBI", code, place * 8)
        place += 1
        if operation == 0x20:
            (accumulator,) = struct.unpack_from("I", data, operand)
        elif operation == 0x06:
            return operand
        else:
            holds = {
                0x15: accumulator == operand,
                0x25: accumulator > operand,
                0x35: accumulator >= operand,
                0x45: accumulator & operand,
            }
            place += if_true if holds[operation] else if_false


def refused(error: int) -> int:
    return 0x00050000 | error


@both
def test_every_call_is_allowed_refused_or_unknown_as_the_table_says(name: str):
    numbers = syscalls.numbers(name)
    for number in range(600):
        names = [call for call, one in numbers.items() if one == number]
        if names and names[0] not in {"clone", "clone3", "socket", "socketpair"}:
            assert verdict(name, number) == ALLOW, names
        elif not names:
            assert verdict(name, number) == refused(
                errno.EPERM if number <= syscalls.HIGHEST_KNOWN else errno.ENOSYS
            ), number


@both
@given(flags=st.integers(0, 2**32 - 1))
def test_a_clone_is_allowed_exactly_where_it_asks_for_no_namespace(name: str, flags: int):
    expected = refused(errno.EPERM) if flags & ALL_NAMESPACES else ALLOW
    assert verdict(name, syscalls.numbers(name)["clone"], flags) == expected


@both
@pytest.mark.parametrize("call", ["socket", "socketpair"])
@given(family=st.integers(0, 2**32 - 1))
def test_only_local_sockets_are_allowed(name: str, call: str, family: int):
    expected = ALLOW if family == socket.AF_UNIX else refused(errno.EPERM)
    assert verdict(name, syscalls.numbers(name)[call], family) == expected


@both
@given(pid=st.integers(1, 2**31 - 1))
def test_only_its_own_limits_can_be_set(name: str, pid: int):
    assert verdict(name, syscalls.numbers(name)["prlimit64"], pid) == refused(errno.EPERM)
    assert verdict(name, syscalls.numbers(name)["prlimit64"], 0) == ALLOW


@both
def test_clone3_does_not_exist(name: str):
    assert verdict(name, syscalls.numbers(name)["clone3"]) == refused(errno.ENOSYS)


@both
@given(number=st.integers(0, 2**32 - 1), architecture=st.sampled_from([0x40000003, 0x40000028, 0xC0000015]))
def test_a_call_of_another_architecture_kills(name: str, number: int, architecture: int):
    assert verdict(name, number, architecture=architecture) == KILL


@given(number=st.integers(0x40000000, 2**32 - 1))
def test_the_x32_numbers_do_not_exist(number: int):
    assert verdict("x86_64", number) == refused(errno.ENOSYS)


@both
def test_the_filter_is_short_enough_for_the_kernel(name: str):
    assert len(seccomp.program(name)) // 8 < 4096


def test_this_machines_headers_agree_on_the_numbers():
    header = Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h")
    if not header.exists():
        pytest.skip("no kernel headers here")
    lines = header.read_text(encoding="ascii").splitlines()
    defined = dict(line.split()[1:] for line in lines if line.startswith("#define __NR_"))
    for call, number in syscalls.numbers("x86_64").items():
        assert int(defined[f"__NR_{call}"]) == number, call
