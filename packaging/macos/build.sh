#!/bin/sh
# Builds Workbench.app and a disk image. Not run yet: this project has no Mac; see README.md.
#
#   sh packaging/macos/build.sh                    for this machine, signed for it alone
#   WORKBENCH_CODESIGN='Developer ID Application: …' WORKBENCH_NOTARY=profile sh packaging/macos/build.sh
#
# `xcrun notarytool store-credentials profile` makes the profile. Needs Xcode's command line
# tools and CMake.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
: "${PYTHON:=python3}" "${KEYS:=}" "${WORKBENCH_CODESIGN:=}" "${WORKBENCH_NOTARY:=}"
build=$root/build/bundle
packer=$root/.venv-bundle
test -x "$packer/bin/python" || "$PYTHON" -m venv "$packer"
py=$packer/bin/python
mkdir -p "$build/wheels"
variants=OFF
test "$(uname -m)" = arm64 && variants=ON
CMAKE_ARGS="-DGGML_NATIVE=OFF -DGGML_BACKEND_DL=ON -DGGML_CPU_ALL_VARIANTS=$variants -DGGML_METAL=ON -DGGML_METAL_EMBED_LIBRARY=ON -DLLAMA_BUILD_TESTS=OFF -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_SERVER=OFF -DLLAVA_BUILD=OFF -DCMAKE_INSTALL_BINDIR:STRING=llama_cpp/lib -DCMAKE_INSTALL_LIBDIR:STRING=llama_cpp/lib" \
  "$py" -m pip wheel --quiet --no-cache-dir --no-deps -c constraints.txt -w "$build/wheels" llama-cpp-python
"$py" -m pip install --quiet -c constraints.txt --find-links "$build/wheels" -e '.[bundle]'
"$py" -m pip install --quiet --force-reinstall --no-deps "$build"/wheels/llama_cpp_python-*.whl
rm -f "$build/parcel-keys.json"
if [ -n "$KEYS" ]; then cp -- "$KEYS" "$build/parcel-keys.json"; fi
"$py" packaging/icons.py "$build/icons"
version=$("$py" -c 'from importlib.metadata import version; print(version("agent-workbench"))')
WORKBENCH_BUILD="$build" WORKBENCH_VERSION="$version" WORKBENCH_CODESIGN="$WORKBENCH_CODESIGN" \
  "$py" -m PyInstaller --noconfirm --log-level WARN --distpath dist --workpath "$build/work" packaging/workbench.spec
app=dist/Workbench.app
"$py" packaging/inventory.py "$build" "$app/Contents/Resources"

# The lists came in after PyInstaller had signed, so all of it is signed once more.
identity=${WORKBENCH_CODESIGN:--}
codesign --force --deep --options runtime --timestamp="$([ "$identity" = - ] && echo none || true)" \
  --entitlements packaging/macos/entitlements.plist --sign "$identity" "$app"
codesign --verify --deep --strict "$app"
"$app/Contents/MacOS/workbench" --self-test

image=dist/workbench-$version-macos-$(uname -m).dmg
staged=$build/dmg
rm -rf "$staged" "$image"
mkdir -p "$staged"
cp -R "$app" "$staged/"
ln -s /Applications "$staged/Applications"
hdiutil create -volname Workbench -srcfolder "$staged" -format UDZO -fs HFS+ "$image"
if [ -n "$WORKBENCH_NOTARY" ]; then
  codesign --sign "$identity" "$image"
  xcrun notarytool submit "$image" --keychain-profile "$WORKBENCH_NOTARY" --wait
  xcrun stapler staple "$image"
  spctl --assess --type open --context context:primary-signature "$image"
fi
