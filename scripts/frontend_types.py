"""Checks the types of the browser's scripts with TypeScript's compiler, under the Node of this environment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from web.built import node

FRONTEND = Path(__file__).resolve().parent.parent / "web" / "frontend"


def main() -> int:
    """Return 0 when the scripts are well typed; print the compiler's complaints otherwise."""
    try:
        print(node.npm("run", "--silent", "types", cwd=FRONTEND), end="")
    except subprocess.CalledProcessError as failed:
        print(failed.stdout, failed.stderr, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
