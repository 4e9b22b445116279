"""Programs that attack their compiler: they end within its limits, and it tells nothing that is not theirs."""

import pytest

from sandbox.languages import LANGUAGES
from sandbox.slot import Slot
from sandbox.types import Outcome
from tests.sandbox.languages.honest import run

pytestmark = pytest.mark.docker

_MAIN = "int main(void) { return 0; }\n"

BOMBS = {
    "c-endless file": ("c", f"#include </dev/zero>\n{_MAIN}"),
    "c-random file": ("c", f"#include </dev/urandom>\n{_MAIN}"),
    "c-standard input": ("c", f"#include </dev/stdin>\n{_MAIN}nonsense\n"),
    "c-includes itself": ("c", '#include "main.c"\n'),
    "c-endless binary": ("c", '__asm__(".incbin \\"/dev/zero\\"");\n' + _MAIN),
    "c-assembler loop": ("c", '__asm__(".rept 2000000000\\n.byte 1\\n.endr");\n' + _MAIN),
    "c-gigabyte of data": ("c", "char big[1 << 30] = {1};\n" + _MAIN),
    "c-macro": ("c", "".join(f"#define M{n} M{n - 1} M{n - 1}\n" for n in range(1, 40)) + "#define M0 1;\nint main(void) { M39 }\n"),
    "c-flood of warnings": ("c", '#define W _Pragma("GCC warning \\"xxxxxxxxxxxxxxxx\\"")\n' + "W\n" * 20_000 + "x"),
    "cpp-endless template": ("cpp", "template <int n> struct A { A<n + 1> a; };\nA<0> a;\nint main() {}\n"),
    "cpp-wide template": ("cpp", "template <int n> struct F { static const long v = F<n - 1>::v + F<n - 2>::v; };\ntemplate <int n, int m> struct G { G<n - 1, m> a; G<n - 1, m + (1 << n)> b; };\ntemplate <int m> struct G<0, m> {};\nG<24, 0> g;\nint main() {}\n"),
    "cpp-endless constexpr": ("cpp", "constexpr int f(int n) { while (true) n++; return n; }\nconstexpr int x = f(0);\nint main() {}\n"),
    "java-deep expression": ("java", "class Main { int x = " + "(" * 20_000 + "1" + ")" * 20_000 + "; }\n"),
    "java-large array": ("java", "class Main { int[] x = {" + "1," * 200_000 + "}; }\n"),
    "java-flood of errors": ("java", "class Main { void f() { " + "x = y;\n" * 20_000 + "} }\n"),
    "javascript-deep expression": ("javascript", "(" * 200_000 + "1" + ")" * 200_000),
}  # fmt: skip


@pytest.mark.parametrize(("language", "source"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_for_the_compiler_is_its_own_problem(slot: Slot, language: str, source: str):
    result = run(slot, language, source)
    assert result.compilation is not None
    assert not result.compilation.ok
    assert result.cases[0].outcome is Outcome.NOT_STARTED
    assert result.wall_seconds < LANGUAGES[language].compile_limits.wall_seconds + 10
    assert len(result.compilation.text) <= 8000
    assert all(len(one.text) <= 500 for one in result.compilation.messages)


@pytest.mark.parametrize("language", ["c", "cpp"])
@pytest.mark.parametrize(
    "path", ["/etc/passwd", "/etc/shadow", "/opt/kradan/sandbox/types.py", "/proc/1/environ", "/proc/self/maps"]
)
def test_a_compiler_tells_no_secret_of_the_machine(slot: Slot, language: str, path: str):
    """It may quote the image's own files: in them is nothing that a pupil could not know."""
    result = run(slot, language, f'#include "{path}"\n{_MAIN}')
    assert result.compilation is not None
    assert not result.compilation.ok
    for secret in ("PYTHONPATH", "r-xp", "$y$", "HOSTNAME"):
        assert secret not in result.compilation.text


@pytest.mark.parametrize("language", ["java"])
def test_no_code_of_the_submission_runs_in_its_compiler(slot: Slot, language: str):
    source = 'import javax.annotation.processing.*;\npublic class Main { public static void main(String[] a) { System.out.println("ran"); } }\n'
    result = run(slot, language, source)
    assert result.compilation is not None
    assert "ran" not in result.compilation.text
