#!/bin/sh
# Chooses a Python that can carry Kradan and hands over to environment.py: environment.sh run|dev
#
# PYTHON=/path/to/python3 overrides the choice.
set -eu
cd "$(dirname "$0")/.."

suits() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

carries_pip() {
    "$1" -c 'import pip' >/dev/null 2>&1 || "$1" -c 'import ensurepip' >/dev/null 2>&1
}

if suits .venv/bin/python && .venv/bin/python -c "import pip" 2>/dev/null; then
    exec .venv/bin/python scripts/environment.py "$1"
fi
for python in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3 /usr/local/bin/python3}; do
    if suits "$python" && carries_pip "$python"; then
        exec "$python" scripts/environment.py "$1"
    fi
done
cat >&2 <<TEXT
Kradan needs Python 3.11 or newer with pip, and none was found${PYTHON:+ at $PYTHON}.
On Debian or Ubuntu:  sudo apt-get install python3 python3-pip
Elsewhere:            make run PYTHON=/path/to/python3
TEXT
exit 1
