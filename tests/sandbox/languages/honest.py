"""The same small programs in every language beside Python."""

from sandbox.languages import LANGUAGES
from sandbox.slot import Slot
from sandbox.types import CaseResult, Limits, ProgramCase, RunRequest, RunResult

OTHERS = tuple(name for name in LANGUAGES if name != "python")

PATIENT = Limits(wall_seconds=10, cpu_seconds=10)
"""For programs that must not meet a limit of time, however busy the machine is."""

ECHO = {
    "c": "#include <stdio.h>\nint main(void) { int c; while ((c = getchar()) != EOF) putchar(c); }\n",
    "cpp": "#include <iostream>\nint main() { std::cout << std::cin.rdbuf(); }\n",
    "javascript": 'process.stdout.write(require("fs").readFileSync(0));\n',
    "java": "public class Main { public static void main(String[] a) throws Exception { System.in.transferTo(System.out); System.out.flush(); } }\n",
}

ARGUMENTS = {
    "c": '#include <stdio.h>\nint main(int n, char **a) { for (int i = 1; i < n; i++) printf("[%s]\\n", a[i]); }\n',
    "cpp": '#include <iostream>\nint main(int n, char **a) { for (int i = 1; i < n; i++) std::cout << "[" << a[i] << "]\\n"; }\n',
    "javascript": "for (const one of process.argv.slice(2)) console.log(`[${one}]`);\n",
    "java": 'public class Main { public static void main(String[] a) { for (String one : a) System.out.println("[" + one + "]"); } }\n',
}

COPIES = {
    "c": '#include <stdio.h>\nint main(void) { FILE *i = fopen("in/a.txt", "r"), *o = fopen("out.txt", "w"); int c; while ((c = fgetc(i)) != EOF) fputc(c, o); }\n',
    "cpp": '#include <fstream>\nint main() { std::ifstream i("in/a.txt"); std::ofstream o("out.txt"); o << i.rdbuf(); }\n',
    "javascript": 'require("fs").copyFileSync("in/a.txt", "out.txt");\n',
    "java": 'import java.nio.file.*;\npublic class Main { public static void main(String[] a) throws Exception { Files.copy(Path.of("in/a.txt"), Path.of("out.txt")); } }\n',
}

ENDS_WITH_7 = {
    "c": '#include <stdio.h>\nint main(void) { fprintf(stderr, "told"); return 7; }\n',
    "cpp": '#include <iostream>\nint main() { std::cerr << "told"; return 7; }\n',
    "javascript": 'process.stderr.write("told");\nprocess.exitCode = 7;\n',
    "java": 'public class Main { public static void main(String[] a) { System.err.print("told"); System.exit(7); } }\n',
}

COUNTS_RUNS = {
    "c": '#include <stdio.h>\nint main(void) { FILE *f = fopen("runs", "a+"); fputc(1, f); fseek(f, 0, SEEK_END); printf("%ld\\n", ftell(f)); FILE *t = fopen("/tmp/runs", "a+"); fputc(1, t); fseek(t, 0, SEEK_END); printf("%ld\\n", ftell(t)); }\n',
    "cpp": '#include <filesystem>\n#include <fstream>\n#include <iostream>\nint main() { for (std::string p : {"runs", "/tmp/runs"}) { std::ofstream(p, std::ios::app) << 1; std::cout << std::filesystem::file_size(p) << "\\n"; } }\n',
    "javascript": 'const fs = require("fs");\nfor (const p of ["runs", "/tmp/runs"]) { fs.appendFileSync(p, "1"); console.log(fs.statSync(p).size); }\n',
    "java": 'import java.nio.file.*;\npublic class Main { public static void main(String[] a) throws Exception { for (String p : new String[] {"runs", "/tmp/runs"}) { Files.writeString(Path.of(p), "1", StandardOpenOption.CREATE, StandardOpenOption.APPEND); System.out.println(Files.size(Path.of(p))); } } }\n',
}

MISTAKE_ON_LINE_3 = {
    "c": "int main(void) {\n    int a = 1;\n    a = = 2;\n}\n",
    "cpp": "int main() {\n    int a = 1;\n    a = = 2;\n}\n",
    "javascript": "let a = 1;\nlet b = 2;\na = = 2;\n",
    "java": "public class Main {\n    public static void main(String[] args) {\n        int a = = 2;\n    }\n}\n",
}

READS_PASSWD = {
    "c": '#include <stdio.h>\nint main(void) { FILE *f = fopen("/etc/passwd", "r"); char line[200]; while (f && fgets(line, 200, f)) fputs(line, stdout); }\n',
    "cpp": '#include <fstream>\n#include <iostream>\nint main() { std::ifstream f("/etc/passwd"); std::cout << f.rdbuf(); }\n',
    "javascript": 'process.stdout.write(require("fs").readFileSync("/etc/passwd"));\n',
    "java": 'import java.nio.file.*;\npublic class Main { public static void main(String[] a) throws Exception { System.out.print(Files.readString(Path.of("/etc/passwd"))); } }\n',
}


def request(language: str, source: str, *cases: ProgramCase, limits: Limits = PATIENT) -> RunRequest:
    """One file, run once for each case."""
    main = LANGUAGES[language].main
    return RunRequest({main: source}, main, cases or (ProgramCase(),), limits, language)


def run(slot: Slot, language: str, source: str, *cases: ProgramCase, limits: Limits = PATIENT) -> RunResult:
    """Run one file, once for each case."""
    return slot.run(request(language, source, *cases, limits=limits))


def outcome(slot: Slot, language: str, source: str, case: ProgramCase | None = None) -> CaseResult:
    """What came of one run."""
    return run(slot, language, source, case or ProgramCase()).cases[0]
