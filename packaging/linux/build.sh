#!/bin/sh
# Builds the folder, the tarball and the Debian package in dist/. Called by `make bundle`;
# with DIST=FOLDER the folder alone is built, there.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
: "${PYTHON:=python3}" "${BUILD:=$root/build/bundle}" "${KEYS:=}" "${DIST:=}"
version=$("$PYTHON" -c 'from importlib.metadata import version; print(version("agent-workbench"))')
mkdir -p "$BUILD"
rm -f "$BUILD/parcel-keys.json"
if [ -n "$KEYS" ]; then cp -- "$KEYS" "$BUILD/parcel-keys.json"; fi
"$PYTHON" packaging/icons.py "$BUILD/icons"
WORKBENCH_BUILD="$BUILD" WORKBENCH_VERSION="$version" \
  "$PYTHON" -m PyInstaller --noconfirm --log-level WARN --distpath "${DIST:-dist}" --workpath "$BUILD/work" packaging/workbench.spec
"$PYTHON" packaging/inventory.py "$BUILD" "${DIST:-dist}/Workbench"
"$PYTHON" packaging/linux/package.py "$BUILD" "${DIST:-dist}" "$version" ${DIST:+--folder-only}
