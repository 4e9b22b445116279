"""Exercise files for the tests of the loader: one with every key, and many with one thing wrong in each."""

from __future__ import annotations

from grader.exercise.load import MAX_BYTES

HEAD = "format: 1\ntitle: {th: ก, en: A}\n"

EVERYTHING = """\
format: 1
title: {th: ก, en: A}
language: python
files: [main.py, shapes.py]
limits: {wall_seconds: 3, cpu_seconds: 1.5, memory_mib: 64, output_kib: 8, processes: 2}
concepts: [loops]
curriculum: [ว 4.2 ม.1/2]
authors: [Somsri]
license: CC-BY-4.0
tests:
  - name: pair
    points: 3
    group: easy
    hint: {th: ใบ้, en: hint}
    call: "pair(1)"
    returns: !py "(1, {2})"
    prints: "done\\n"
    compare: strict
    limits: {wall_seconds: 1}
  - name: near
    after: pair
    call: area(1.5)
    returns: {x: [7.0686, ~, true, .inf], 2: no way}
    tolerance: 0.001
  - call: parse('x')
    raises: ValueError
  - call: parse('x')
    raises: {type: ValueError, message: part}
  - given: {xs: [3, 1]}
    call: sort(xs)
    then: {xs: [1, 3]}
  - name: account
    steps:
      - "a = Account(100)"
      - call: "a.deposit(50)"
        returns: null
      - get: a.rate
        returns: 1.5
        tolerance: 0.1
  - stdin: |
      3
    args: [--quiet, ""]
    files: {data/in.csv: "a,1"}
    stdout: "ok 1"
    writes: {out.txt: "1\\n"}
    compare: numbers
    tolerance: 0.5
  - args: [x]
    exit_code: 2
  - name: built
    after: pair
    structure:
      requires: [loop, {call: range, at_least: 2, at_most: 3}, {function: pair, parameters: [a, "*b"], documented: true},
                 {class: Pair, bases: [dict], methods: [swap], decorated: dataclass, in: Pair}, {literal: 0.5}]
      forbids: [global, {operator: "%"}, {import: true}, {function: true, hinted: false}]
  - style: pep8-beginner
  - style: {select: [mistakes, E501], ignore: [F841], at_most: 1, line_length: 100}
    points: 2
wrong:
  one.py: {fails: [pair, test 3]}
  two.py: {}
"""

T = HEAD + "tests:\n  - "
CALL = T + "call: f(1)\n    "
PROGRAM = T + 'stdin: ""\n    stdout: "7"\n    '

BAD = [
    # the file as a whole
    ("", "", "empty", 0, 0),
    ("# only a comment\n", "", "empty", 0, 0),
    ("- 1\n", "", "wrong-type", 1, 1),
    ("x" * (MAX_BYTES + 1), "", "too-large", 0, 0),
    (b"format: 1\ntitle: \xe1\n", "", "not-utf-8", 2, 8),
    ("a: [1\n", "", "not-yaml", 2, 1),
    ("a: 'x\n", "", "not-yaml", 2, 1),
    ("a: b: c\n", "", "not-yaml", 1, 5),
    ("a:\n\t- b\n", "", "not-yaml", 2, 1),
    ("a: %x\n", "", "not-yaml", 1, 4),
    ('a: "\\UFFFFFFFF"\n', "", "not-yaml", 1, 1),
    ('a: "\\ud800"\n', "", "half-letter", 1, 4),
    ("a: \x07\n", "", "control-character", 1, 4),
    ("a: 1\nb: \u2028\n", "", "control-character", 2, 4),
    ("a: 1\rb: 2\n", "", "control-character", 1, 5),
    ("a: &x 1\nb: *x\n", "", "alias", 1, 4),
    ("a: *x\n", "", "alias", 1, 4),
    ("%YAML 1.1\n---\na: no\n", "", "directive", 1, 1),
    ("%YAML 1.9\n---\na: no\n", "", "not-yaml", 1, 1),
    ("%TAG ! x:\n---\na: 1\n", "", "directive", 1, 1),
    ("a: 1\n---\nb: 2\n", "", "many-documents", 2, 1),
    ("a: !!python/object:os.system x\n", "", "tag", 1, 4),
    ("a: !!int 3\n", "", "tag", 1, 4),
    ("a: !py [1]\n", "", "tag", 1, 4),
    ("[" * 50 + "]" * 50, "", "too-deep", 1, 41),
    ("[" * 5000, "", "too-deep", 1, 41),
    ("a: [" + "1, " * 60_000 + "]\n", "", "too-many", 1, 59996),
    ("<<: {a: 1}\n", "<<", "unknown-key", 1, 1),
    # keys
    (HEAD, "", "missing-key", 1, 1),
    ("format: 1\ntests:\n  - call: f(1)\n    returns: 1\n", "", "missing-key", 1, 1),
    (HEAD.replace("1", "2") + "tests: []\n", "format", "bad-choice", 1, 9),
    (HEAD.replace("1", "'1'") + "tests: []\n", "format", "bad-choice", 1, 9),
    (HEAD + "tests: []\n", "tests", "empty", 3, 8),
    (HEAD + "tests: {}\n", "tests", "wrong-type", 3, 8),
    (HEAD + "tests: !py '1'\n", "tests", "wrong-type", 3, 8),
    (HEAD + "tests: [1]\n", "tests[0]", "wrong-type", 3, 9),
    (PROGRAM + "stdot: x\n", "tests[0].stdot", "unknown-key", 6, 5),
    (PROGRAM + "STDOUT: x\n", "tests[0].STDOUT", "unknown-key", 6, 5),
    (PROGRAM + "qqqq: x\n", "tests[0].qqqq", "unknown-key", 6, 5),
    (PROGRAM + '"\\a": x\n', "tests[0].�", "unknown-key", 6, 5),
    (PROGRAM + '"": x\n', "tests[0].", "unknown-key", 6, 5),
    (PROGRAM + "stdout: '8'\n", "tests[0].stdout", "duplicate", 6, 5),
    (PROGRAM + "[a]: x\n", "tests[0]", "wrong-type", 6, 5),
    (PROGRAM + "!py a: x\n", "tests[0]", "wrong-type", 6, 5),
    (T + "structure: {loops: 1}\n", "tests[0].structure.loops", "unknown-key", 4, 17),
    (T + "style: {}\n", "tests[0].style", "checks-nothing", 4, 12),
    (PROGRAM.replace("format", "language: ruby\nformat"), "language", "bad-choice", 1, 11),
    (
        T.replace("format", "language: java\nformat") + "call: f()\n    returns: 1\n",
        "tests[0].call",
        "does-not-fit",
        5,
        11,
    ),
    (PROGRAM.replace("format", "language: c\nfiles: [main.py]\nformat"), "files[0]", "bad-path", 2, 9),
    (PROGRAM.replace("format", "language: cpp\nfiles: [a.cpp, -o]\nformat"), "files[1]", "bad-path", 2, 16),
    (PROGRAM.replace("format", "language: java\nfiles: [my-class.java]\nformat"), "files[0]", "bad-path", 2, 9),
    # single values
    (PROGRAM + "public: yes\n", "tests[0].public", "wrong-type", 6, 13),
    (PROGRAM + 'public: "true"\n', "tests[0].public", "wrong-type", 6, 13),
    (PROGRAM + "points: 0\n", "tests[0].points", "out-of-range", 6, 13),
    (PROGRAM + "points: -1\n", "tests[0].points", "out-of-range", 6, 13),
    (PROGRAM + "points: 1.5\n", "tests[0].points", "wrong-type", 6, 13),
    (PROGRAM + 'points: "3"\n', "tests[0].points", "wrong-type", 6, 13),
    (PROGRAM + "points: [3]\n", "tests[0].points", "wrong-type", 6, 13),
    (PROGRAM + "points: true\n", "tests[0].points", "wrong-type", 6, 13),
    (PROGRAM + f"points: {'9' * 5000}\n", "tests[0].points", "out-of-range", 6, 13),
    (PROGRAM + "name: 7\n", "tests[0].name", "wrong-type", 6, 11),
    (PROGRAM + "name:\n", "tests[0].name", "wrong-type", 6, 9),
    (PROGRAM + "name: {a: 1}\n", "tests[0].name", "wrong-type", 6, 11),
    (PROGRAM + 'name: ""\n', "tests[0].name", "empty", 6, 11),
    (PROGRAM + 'name: " "\n', "tests[0].name", "empty", 6, 11),
    (PROGRAM + f"name: {'n' * 121}\n", "tests[0].name", "too-long", 6, 11),
    (PROGRAM + 'name: "a\\nb"\n', "tests[0].name", "not-one-line", 6, 11),
    (PROGRAM + "compare: line\n", "tests[0].compare", "bad-choice", 6, 14),
    (PROGRAM + "compare: qqqq\n", "tests[0].compare", "bad-choice", 6, 14),
    (PROGRAM + "hint: text\n", "tests[0].hint", "wrong-type", 6, 11),
    (PROGRAM + "hint: {english: x, th: ก, en: b}\n", "tests[0].hint.english", "bad-language", 6, 12),
    (PROGRAM + "limits: {wall_seconds: 31}\n", "tests[0].limits.wall_seconds", "out-of-range", 6, 28),
    (PROGRAM + "limits: {wall_seconds: .nan}\n", "tests[0].limits.wall_seconds", "out-of-range", 6, 28),
    (PROGRAM + "limits: {memory_mib: 0x7fffffff}\n", "tests[0].limits.memory_mib", "out-of-range", 6, 26),
    # calls
    (T + "call: f(1\n    returns: 1\n", "tests[0].call", "bad-expression", 4, 12),
    (T + 'call: "f(1) + 2"\n    returns: 1\n', "tests[0].call", "bad-expression", 4, 12),
    (T + "call: |\n      f(\n    returns: 1\n", "tests[0].call", "bad-expression", 4, 11),
    (T + "call: __import__('os').system('x') or 1\n    returns: 1\n", "tests[0].call", "bad-expression", 4, 11),
    (CALL.rstrip(), "tests[0]", "checks-nothing", 4, 5),
    (CALL + "returns: 1\n    raises: E\n", "tests[0].raises", "does-not-fit", 6, 13),
    (CALL + "raises: {message: x}\n", "tests[0].raises", "missing-key", 5, 13),
    (CALL + "raises: {type: E, text: x}\n", "tests[0].raises.text", "unknown-key", 5, 23),
    (CALL + "returns: x\n    tolerance: 0.1\n", "tests[0].tolerance", "does-not-fit", 6, 16),
    (CALL + "returns: [true, {a: b}]\n    tolerance: 0.1\n", "tests[0].tolerance", "does-not-fit", 6, 16),
    (CALL + "returns: 1\n    tolerance: -1\n", "tests[0].tolerance", "out-of-range", 6, 16),
    (CALL + "returns: !py f(2)\n", "tests[0].returns", "not-a-literal", 5, 18),
    (CALL + "returns: !py |\n      f(2)\n", "tests[0].returns", "not-a-literal", 5, 14),
    (CALL + "returns: !py\n", "tests[0].returns", "not-a-literal", 5, 14),
    (CALL + "returns: [no]\n", "tests[0].returns[0]", "ambiguous", 5, 15),
    (CALL + "returns: 012\n", "tests[0].returns", "ambiguous", 5, 14),
    (CALL + "returns: 2026-01-01\n", "tests[0].returns", "ambiguous", 5, 14),
    (CALL + "returns: 12:30\n", "tests[0].returns", "ambiguous", 5, 14),
    (CALL + "returns: 1_000\n", "tests[0].returns", "ambiguous", 5, 14),
    (CALL + f"returns: {'9' * 5000}\n", "tests[0].returns", "too-large", 5, 14),
    (CALL + "returns: {[1]: 2}\n", "tests[0].returns", "wrong-type", 5, 15),
    (CALL + "returns: {!py '[1]': 2}\n", "tests[0].returns", "wrong-type", 5, 15),
    (CALL + "returns: {1: 2, 1.0: 3}\n", "tests[0].returns", "duplicate", 5, 21),
    (CALL + "returns: " + "[" * 36 + "]" * 36 + "\n", None, None, None, None),
    (
        CALL + "returns: " + "[" * 30 + "!py '" + "(" * 25 + "1" + ",)" * 25 + "'" + "]" * 30 + "\n",
        "tests[0].returns",
        "too-deep",
        5,
        14,
    ),
    (CALL + f"returns: {'x' * 300_000}\n", "tests[0].returns", "too-large", 5, 14),
    (CALL + "given: {1x: 2}\n    returns: 1\n", "tests[0].given.1x", "bad-name", 5, 13),
    (CALL + "given: {class: 2}\n    returns: 1\n", "tests[0].given.class", "bad-name", 5, 13),
    (CALL + "then: {xs: 2}\n", "tests[0].then.xs", "no-such-name", 5, 16),
    (CALL + "returns: 1\n    steps: [f(1)]\n", "tests[0].call", "does-not-fit", 4, 11),
    (T + "steps: [{get: x, returns: 1}]\n    tolerance: 1\n", "tests[0].tolerance", "does-not-fit", 5, 16),
    (T + "steps: [f(1)]\n", "tests[0]", "checks-nothing", 4, 5),
    (T + "steps: [{returns: 1}]\n", "tests[0].steps[0]", "missing-key", 4, 13),
    (T + "steps: [{call: f(1), get: x, returns: 1}]\n", "tests[0].steps[0]", "missing-key", 4, 13),
    (T + "steps: [{cal: f(1), returns: 1}]\n", "tests[0].steps[0].cal", "unknown-key", 4, 14),
    (T + "steps: [{get: x.y}, {get: x.z, returns: 1}]\n", "tests[0].steps[0]", "checks-nothing", 4, 13),
    (T + "steps: ['f(']\n", "tests[0].steps[0]", "bad-expression", 4, 15),
    (T + "steps: [1]\n", "tests[0].steps[0]", "wrong-type", 4, 13),
    (T + "given: {x: 1}\n", "tests[0]", "missing-key", 4, 5),
    (T + "name: x\n", "tests[0]", "missing-key", 4, 5),
    # programs
    (T + 'stdin: ""\n', "tests[0]", "checks-nothing", 4, 5),
    (CALL + 'returns: 1\n    stdin: ""\n', "tests[0].stdin", "does-not-fit", 6, 12),
    (PROGRAM + "exit_code: 256\n", "tests[0].exit_code", "out-of-range", 6, 16),
    (PROGRAM + 'args: ["a\\0b"]\n', "tests[0].args", "bad-argument", 6, 11),
    (PROGRAM + "args: x\n", "tests[0].args", "wrong-type", 6, 11),
    (PROGRAM + "tolerance: 1\n", "tests[0].tolerance", "does-not-fit", 6, 16),
    (PROGRAM + "files: {x.txt: 1}\n", "tests[0].files.x.txt", "wrong-type", 6, 20),
    (PROGRAM + "files: {../x: a}\n", "tests[0].files.../x", "bad-path", 6, 13),
    (PROGRAM + "files: {/etc/passwd: a}\n", "tests[0].files./etc/passwd", "bad-path", 6, 13),
    (PROGRAM + 'files: {"a\\0": a}\n', "tests[0].files.a�", "bad-path", 6, 13),
    (PROGRAM + "files: {con.txt: a}\n", "tests[0].files.con.txt", "bad-path", 6, 13),
    (PROGRAM + "files: {a/b/c/d/e: a}\n", "tests[0].files.a/b/c/d/e", "bad-path", 6, 13),
    (PROGRAM + "files: {a.txt: x, A.txt: y}\n", "tests[0].files.A.txt", "bad-path", 6, 23),
    (PROGRAM + "files: {a: x, a/b: y}\n", "tests[0].files.a/b", "bad-path", 6, 19),
    (PROGRAM + "files: {a/b: x, a: y}\n", "tests[0].files.a", "bad-path", 6, 21),
    (PROGRAM + "files: {solution.py: x}\n", "tests[0].files.solution.py", "bad-path", 6, 26),
    (PROGRAM + "files: {a: x}\n    writes: {a/b: x}\n", "tests[0].writes.a/b", "bad-path", 7, 19),
    (PROGRAM + "files: {" + ", ".join(f"f{n}: x" for n in range(51)) + "}\n", "tests[0].files", "too-many", 6, 12),
    # comparisons
    (CALL + "returns: 1\n    compare: lines\n", "tests[0].compare", "does-not-fit", 6, 14),
    (CALL + "returns: 1\n    compare: unordered\n", "tests[0].compare", "does-not-fit", 6, 14),
    (PROGRAM + "compare: strict\n", "tests[0].compare", "does-not-fit", 6, 14),
    (T + 'stdin: ""\n    stdout: "a(b"\n    compare: pattern\n', "tests[0].stdout", "bad-pattern", 5, 15),
    (T + 'stdin: ""\n    stdout: "a\\\\1"\n    compare: pattern\n', "tests[0].stdout", "bad-pattern", 5, 13),
    (T + 'args: [x]\n    writes: {o.txt: "(?=a)"}\n    compare: pattern\n', "tests[0].compare", "bad-pattern", 6, 14),
    # names
    (PROGRAM + "name: a\n  - stdin: ''\n    stdout: ''\n    name: a\n", "tests[1].name", "duplicate", 9, 11),
    (PROGRAM + "name: test 2\n  - stdin: ''\n    stdout: ''\n", "tests[1]", "duplicate", 7, 5),
    (PROGRAM + "after: test 2\n", "tests[0].after", "no-such-test", 6, 12),
    (PROGRAM + "after: test 1\n", "tests[0].after", "circle", 6, 12),
    (PROGRAM + "wrong: {}\n", "tests[0].wrong", "unknown-key", 6, 5),
    (PROGRAM + "\nwrong: {a.py: {fails: [small]}}\n", "wrong.a.py.fails[0]", "no-such-test", 7, 24),
    (PROGRAM + "\nwrong: {a.py: {fails: [tst 1]}}\n", "wrong.a.py.fails[0]", "no-such-test", 7, 24),
    (PROGRAM + "\nwrong: {a/b.py: {}}\n", "wrong.a/b.py", "bad-path", 7, 9),
    (PROGRAM + "\nfiles: [solution.py, Solution.py]\n", "files[1]", "bad-path", 7, 22),
    (PROGRAM + "\nfiles: ['1x.py']\n", "files[0]", "bad-path", 7, 9),
    (PROGRAM + "\nfiles: [data.txt]\n", "files[0]", "bad-path", 7, 9),
]
