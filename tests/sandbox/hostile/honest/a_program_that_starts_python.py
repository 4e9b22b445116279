# ends: exited
# prints: 42 []
# answers: ask("print(6 * 7)") == "42\n"
import subprocess, sys
def ask(code):
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
if __name__ == "__main__":
    print(ask("print(6 * 7)").strip(), ask("import sys; print(sys.argv[1:])").strip())
