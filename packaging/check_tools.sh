#!/bin/sh
# Name in one line what a fresh machine lacks, before anything is installed.
python=${1:-python3}
if ! command -v "$python" >/dev/null 2>&1; then
  echo "Workbench needs Python 3.11 or newer, and '$python' was not found: install python3 and python3-venv." >&2
  exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "Workbench needs Python 3.11 or newer; '$python' is $("$python" -V 2>&1): install a newer one and run make PYTHON=python3.11." >&2
  exit 1
fi
if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
  echo "Workbench needs Python's venv module: install python3-venv." >&2
  exit 1
fi
if ! command -v c++ >/dev/null 2>&1 && ! command -v g++ >/dev/null 2>&1 && ! command -v clang++ >/dev/null 2>&1; then
  echo "Workbench builds llama.cpp and needs a C++ compiler: install g++ (Debian: build-essential; macOS: xcode-select --install)." >&2
  exit 1
fi
