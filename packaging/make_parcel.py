"""Makes signing keys, updates and packs; see README.md.

make_parcel.py new-key KEY                       writes KEY and KEY.pub.json
make_parcel.py update KEY BUNDLE_FOLDER TARGET   the folder that PyInstaller made
make_parcel.py pack KEY FOLDER TARGET --name cuda --engine llama-cpp --version 1
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import metadata
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from workbench.app.parcels.packing import describe, pack
from workbench.app.parcels.values import Kind, this_platform
from workbench.base.files import canonical_json
from workbench.models.bundles.signing import fingerprint, public_key_of

PASSPHRASE = "WORKBENCH_KEY_PASSPHRASE"  # noqa: S105 - the name of a variable
OF_ENGINES = {
    "llama-cpp": ("llama-cpp-python",),
    "onnx-genai": ("python",),
    "openvino": ("python",),
    "mlx": ("python",),
    "foundry-local": ("python",),
}
"""What must be the same here and there for a pack of each engine to be of use."""


def new_key(place: Path) -> None:
    """Write a private key for this user alone, and the list that goes into bundles."""
    key = Ed25519PrivateKey.generate()
    secret = os.environ.get(PASSPHRASE, "").encode()
    kept = BestAvailableEncryption(secret) if secret else NoEncryption()
    raw = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, kept)
    handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(raw)
    public = public_key_of(key).hex()
    keys = {"format": 1, "keys": [{"public_key": public}]}
    place.with_name(place.name + ".pub.json").write_text(canonical_json(keys))
    print(f"fingerprint {fingerprint(public)}")


def _key(place: Path) -> Ed25519PrivateKey:
    secret = os.environ.get(PASSPHRASE, "").encode() or None
    key = load_pem_private_key(place.read_bytes(), secret)
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit(f"{place} is no Ed25519 key")
    return key


def _needs(engine: str) -> dict[str, str]:
    found = {"engine": engine}
    for name in OF_ENGINES[engine]:
        found[name] = (
            f"{sys.version_info.major}.{sys.version_info.minor}"
            if name == "python"
            else metadata.version(name)
        )
    return found


def _make(options: argparse.Namespace) -> None:
    kind: Kind = "update" if options.action == "update" else "engine-pack"
    if kind == "update":
        name, version = "workbench", metadata.version("agent-workbench")
        needs, title = {}, "Workbench"
    else:
        name, version, needs = options.name, options.version, _needs(options.engine)
        title = options.title
    parcel = describe(
        options.folder, kind, name, options.version or version, this_platform(), needs, title
    )
    pack(parcel, options.folder, _key(options.key), options.target)
    size = options.target.stat().st_size
    print(f"{options.target}: {len(parcel.files)} files, {size / 1e6:.0f} MB")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    actions = parser.add_subparsers(dest="action", required=True)
    for action in ("new-key", "update", "pack"):
        one = actions.add_parser(action)
        one.add_argument("key", type=Path)
        if action == "new-key":
            continue
        one.add_argument("folder", type=Path)
        one.add_argument("target", type=Path)
        one.add_argument("--version", default="")
        if action == "pack":
            one.add_argument("--name", required=True)
            one.add_argument("--title", default="")
            one.add_argument("--engine", choices=sorted(OF_ENGINES), required=True)
    options = parser.parse_args()
    if options.action == "new-key":
        new_key(options.key)
    else:
        _make(options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
